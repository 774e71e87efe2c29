import { fail } from './outcome';

/** Ends the request until so many seconds have passed; its `message` says what there was too much of. */
export function rateLimited(message: string, retryAfter: number): never {
  fail('RateLimited', `${message} Try again in ${pauseInWords(retryAfter)}.`, { retryAfter });
}

/** Seconds as a person is told them: minutes from one on, and never too few. */
export function pauseInWords(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? 'a second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
