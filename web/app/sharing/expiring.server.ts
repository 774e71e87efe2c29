import { z } from 'zod';
import { endOfDay, isTimeZone } from './expiry';

/** The last day of something, as the person's clocks have it; without one it is for good. */
export const expiryFields = {
  until: z.iso.date({ error: 'Choose a day.', abort: true }).optional(),
  timeZone: z.string().refine(isTimeZone).catch('UTC'),
};

/** The same for what is there already, with the day that its form showed. */
export const changedExpiryFields = { ...expiryFields, untilBefore: z.string().optional() };

type Expiry = { until?: string; timeZone: string };
type ChangedExpiry = Expiry & { untilBefore?: string };

/** Null: for good. */
export function expiresAtOf({ until, timeZone }: Expiry): string | null {
  return until === undefined ? null : endOfDay(until, timeZone);
}

/** Nothing where the day stayed as it was: the moment behind it may not be the day's end. */
export function newExpiry(asked: ChangedExpiry): { expiresAt?: string | null; isForever?: boolean } {
  if (asked.until === asked.untilBefore) return {};
  return asked.until === undefined ? { isForever: true } : { expiresAt: expiresAtOf(asked) };
}

/** For `refine`, with the words for what is not so. */
export const isToCome = (asked: Expiry): boolean => {
  const expiresAt = expiresAtOf(asked);
  return expiresAt === null || Date.parse(expiresAt) > Date.now();
};
export const isUnchangedOrToCome = (asked: ChangedExpiry): boolean =>
  asked.until === asked.untilBefore || isToCome(asked);
export const notToCome = { path: ['until'], error: 'Choose today or a day to come.' };
