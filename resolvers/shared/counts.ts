import type { Key } from './keys';
import { updateOf, type Update } from './write';

/** What may be done a number of times in a day or an hour of the clock (UTC): a row for each, which goes by itself. */
export const secondsOfDay = 86400;
export const secondsOfHour = 3600;

/** Counts so many more, while there were fewer than `most`; the row goes at `ttl`, in seconds of the epoch. */
export function countOf(key: Key, { times, most, ttl }: { times: number; most: number; ttl: number }): Update {
  const fewer = { expression: 'attribute_not_exists(times) OR times < :most', values: { ':most': most } };
  return updateOf(key, { set: { ttl }, add: { times } }, fewer);
}
