import { useEffect, useRef, type ReactNode } from 'react';
import { buttonClass } from './Button';

type Props = {
  look?: Parameters<typeof buttonClass>[0];
  size?: Parameters<typeof buttonClass>[1];
  label: string;
  isMultiple?: boolean;
  onChoose: (files: File[]) => void;
  children: ReactNode;
};

/** A file input that looks like a button. It can be used before the page is hydrated; see the effect. */
export function FileButton({ look, size, label, isMultiple = false, onChoose, children }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const take = () => {
    const { current } = input;
    const files = [...(current?.files ?? [])];
    // Cleared, so that the same file can be chosen again.
    if (current) current.value = '';
    if (files.length > 0) onChoose(files);
  };
  useEffect(take, [onChoose]);
  return (
    <label
      className={`${buttonClass(look, size)} has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent unscripted:hidden`}
    >
      {children}
      <input ref={input} type="file" multiple={isMultiple} aria-label={label} onChange={take} className="sr-only" />
    </label>
  );
}
