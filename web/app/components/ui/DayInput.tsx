import type { InputHTMLAttributes } from 'react';
import { inputClass } from './Field';
import { useTimeZone } from './useTimeZone';

/** Asks for a day, and sends the time zone that says when it ends. */
export function DayInput({ className = 'w-full', ...rest }: InputHTMLAttributes<HTMLInputElement>) {
  return (
    <>
      <input type="date" className={`${inputClass} ${className}`} {...rest} />
      <input type="hidden" name="timeZone" value={useTimeZone()} />
    </>
  );
}
