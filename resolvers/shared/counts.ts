import type { Key } from './keys';
import { updateOf, type Update } from './write';

/** Counters for a calendar day or clock hour (UTC); each is a row that expires by TTL. */
export const secondsOfDay = 86400;
export const secondsOfHour = 3600;

/** Adds `times` to a counter if it is below `most`; the row expires at `ttl`, in seconds since the epoch. */
export function countOf(key: Key, { times, most, ttl }: { times: number; most: number; ttl: number }): Update {
  const fewer = { expression: 'attribute_not_exists(times) OR times < :most', values: { ':most': most } };
  return updateOf(key, { set: { ttl }, add: { times } }, fewer);
}
