import { UsageError, type Option } from './command';
import { moment } from './format';

export const untilOption: Option = { type: 'string', summary: 'A last day, or a moment; for good without it' };

/** The end of a day in this computer's time zone, or the moment as given; null if none is. */
export function untilOf(given: string | boolean | undefined): string | null {
  if (typeof given !== 'string') return null;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(given);
  const isMoment = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(given);
  const date = new Date(isDay ? `${given}T23:59:59` : given);
  const isThere = !isDay || date.getDate() === Number(given.slice(8));
  if ((isDay || isMoment) && isThere && !Number.isNaN(date.getTime())) return date.toISOString();
  throw new UsageError('--until is a day such as 2026-12-31, or a moment such as 2026-12-31T18:00:00Z.');
}

export const untilText = (expiresAt: string | null): string =>
  expiresAt === null ? 'for good' : `until ${moment(expiresAt)}`;
