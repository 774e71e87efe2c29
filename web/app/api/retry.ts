import { createRetry } from '#client/retry';
import { isPassing, problemOf } from './problem';

/** What problemOf says of a failure, in the terms of the retry policy. */
export function pauseAsked(error: unknown): number | null {
  const problem = problemOf(error);
  return isPassing(problem) ? problem.retryAfter : null;
}

/** For what goes on as long as the page is there. */
export const retryAlways = createRetry(pauseAsked, Infinity);

/** For what somebody is waiting for with an empty page. */
export const retryBriefly = createRetry(pauseAsked, 3);
