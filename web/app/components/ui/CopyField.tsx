import { useRef, useState } from 'react';
import { Button } from './Button';
import { inputClass } from './Field';
import { Icon } from './Icon';

/** A text to be taken elsewhere, with a button that copies it where a script runs. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const input = useRef<HTMLInputElement>(null);
  const [isCopied, setIsCopied] = useState(false);
  const select = () => input.current?.select();
  const copy = () => {
    select();
    // Where the browser does not let us, the text is selected for the person to copy.
    void navigator.clipboard.writeText(value).then(() => setIsCopied(true), select);
  };
  return (
    <label className="block">
      <span className="mb-1 block font-medium">{label}</span>
      <span className="flex gap-2">
        <input
          ref={input}
          readOnly
          value={value}
          onFocus={select}
          className={`${inputClass} w-full font-mono text-sm`}
        />
        <Button onClick={copy} className="shrink-0 unscripted:hidden">
          <Icon name={isCopied ? 'check' : 'copy'} /> {isCopied ? 'Copied' : 'Copy'}
        </Button>
      </span>
    </label>
  );
}
