import { createRetry } from '#client/retry';
import { isPassing, problemOf } from './problem';

/** Translates a problem for the retry policy: the seconds to wait, or null. */
export function pauseAsked(error: unknown): number | null {
  const problem = problemOf(error);
  return isPassing(problem) ? problem.retryAfter : null;
}

/** For work that goes on as long as the page is open. */
export const retryAlways = createRetry(pauseAsked, Infinity);

/** For requests that somebody waits for on an empty page. */
export const retryBriefly = createRetry(pauseAsked, 3);
