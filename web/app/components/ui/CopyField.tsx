import { useId, useRef, useState } from 'react';
import { Button } from './Button';
import { inputClass } from './Field';
import { Icon } from './Icon';

/** A text to copy, with a copy button where scripts run. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isCopied, setIsCopied] = useState(false);
  const select = () => input.current?.select();
  const copy = () => {
    select();
    // If the browser does not allow copying, the text is selected for the person to copy.
    void navigator.clipboard.writeText(value).then(() => setIsCopied(true), select);
  };
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          ref={input}
          readOnly
          value={value}
          onFocus={select}
          className={`${inputClass} w-full font-mono text-sm`}
        />
        <Button onClick={copy} className="shrink-0 unscripted:hidden">
          <Icon name={isCopied ? 'check' : 'copy'} /> {isCopied ? 'Copied' : 'Copy'}
        </Button>
      </div>
    </div>
  );
}
