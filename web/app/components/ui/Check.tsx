import type { InputHTMLAttributes } from 'react';

/** A checkbox with its label. */
export function Check({ children, ...rest }: InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className="mt-1 flex min-h-11 items-center gap-3">
      <input type="checkbox" className="size-5 shrink-0 accent-accent" {...rest} />
      <span>{children}</span>
    </label>
  );
}
