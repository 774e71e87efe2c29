import { util } from '@aws-appsync/utils';
import { countOf, secondsOfDay } from './counts';
import { rateKey } from './keys';
import { fail } from './outcome';
import type { Write } from './write';

type Rate = { what: string; userId: string; most: number };

/** Counts one more time today for this person. */
export function onceMore({ what, userId, most }: Rate): Write {
  const ttl = util.time.nowEpochSeconds() + 2 * secondsOfDay;
  return countOf(rateKey(userId, what, util.time.nowISO8601()), { times: 1, most, ttl });
}

/** Ends the request because today's limit is reached; a retry works from the next day on. */
export function tooOften(message: string): never {
  fail('RateLimited', message, { retryAfter: secondsToNext(secondsOfDay) });
}

/** Seconds until the next calendar day or clock hour begins; `period` is its length in seconds. */
export function secondsToNext(period: number): number {
  return period - (util.time.nowEpochSeconds() % period);
}
