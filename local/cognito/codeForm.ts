import type { Purpose } from './codes';
import type { Pool } from './pool';

/** The typed code without spaces, with which people tend to copy it. */
export function typedCode(form: URLSearchParams): string {
  return (form.get('code') ?? '').replace(/\s/g, '');
}

export const wrongCode = 'That is not the code that we sent. Check the newest mail and try again.';

/** What is wrong with a typed code, and what to do about it. */
export async function faultOfCode({ codes }: Pool, purpose: Purpose, email: string, code: string) {
  if (!/^\d{6}$/.test(code)) return 'Enter the six digits of the code from the mail.';
  const check = await codes.check(purpose, email, code);
  if (check === 'wrong') return wrongCode;
  return check === 'dead' ? 'This code can no longer be used. Send a new code and enter that one.' : undefined;
}
