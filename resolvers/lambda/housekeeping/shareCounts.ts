import {
  mostShareMailsADay,
  mostShareMailsFromOneADay,
  mostShareMailsToOneADay,
  mostSharesADay,
} from '../../../schema/limits';
import { countOf, secondsOfDay } from '../../shared/counts';
import { addressRateKey, rateKey, type Key } from '../../shared/keys';
import type { ShareItem } from '../../shared/shareItems';
import type { Write } from '../../shared/write';

/** Counts one more share on the day it was given. */
export function dayCount({ createdById, createdAt }: ShareItem, now: string): Write {
  return oneMoreOf(rateKey(createdById, 'SHARE', createdAt), mostSharesADay, now);
}

/** Counts one more mail today: by sender, by address, and by both. All three are counted or none. */
export function mailCounts({ createdById, email }: ShareItem, now: string): Write[] {
  return [
    oneMoreOf(rateKey(createdById, 'SHAREMAIL', now), mostShareMailsADay, now),
    oneMoreOf(addressRateKey(email, 'SHAREMAIL', now), mostShareMailsToOneADay, now),
    oneMoreOf(rateKey(createdById, `SHAREMAIL#${email}`, now), mostShareMailsFromOneADay, now),
  ];
}

function oneMoreOf(key: Key, most: number, now: string): Write {
  return countOf(key, { times: 1, most, ttl: Math.floor(Date.parse(now) / 1000) + 2 * secondsOfDay });
}
