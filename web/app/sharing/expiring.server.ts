import { z } from 'zod';
import { endOfDay, isTimeZone } from './expiry';

/** The last day of a share or link, in the person's time zone; without a day it does not expire. */
export const expiryFields = {
  until: z.iso.date({ error: 'Choose a day.', abort: true }).optional(),
  timeZone: z.string().refine(isTimeZone).catch('UTC'),
};

/** The same for an existing one, with the day that its form showed. */
export const changedExpiryFields = { ...expiryFields, untilBefore: z.string().optional() };

type Expiry = { until?: string; timeZone: string };
type ChangedExpiry = Expiry & { untilBefore?: string };

/** Null if it does not expire. */
export function expiresAtOf({ until, timeZone }: Expiry): string | null {
  return until === undefined ? null : endOfDay(until, timeZone);
}

/** Empty if the day has not changed, since the existing expiry may not be at the end of that day. */
export function newExpiry(asked: ChangedExpiry): { expiresAt?: string | null; isForever?: boolean } {
  if (asked.until === asked.untilBefore) return {};
  return asked.until === undefined ? { isForever: true } : { expiresAt: expiresAtOf(asked) };
}

/** For `refine`: whether the day has not passed yet. */
export const isToCome = (asked: Expiry): boolean => {
  const expiresAt = expiresAtOf(asked);
  return expiresAt === null || Date.parse(expiresAt) > Date.now();
};
export const isUnchangedOrToCome = (asked: ChangedExpiry): boolean =>
  asked.until === asked.untilBefore || isToCome(asked);
export const notToCome = { path: ['until'], error: 'Choose today or a day to come.' };
