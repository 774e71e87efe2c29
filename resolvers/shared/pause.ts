import { fail } from './outcome';

/** Ends the request with RateLimited; `retryAfter` is in seconds, `message` says what there was too much of. */
export function rateLimited(message: string, retryAfter: number): never {
  fail('RateLimited', `${message} Try again in ${pauseInWords(retryAfter)}.`, { retryAfter });
}

/** The wait in words: in minutes from one minute on, rounded up. */
export function pauseInWords(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? 'a second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
