/** The last second of a day such as 2026-11-21 in a time zone, in ISO 8601. */
export function endOfDay(day: string, timeZone: string): string {
  const asIfUtc = Date.parse(`${day}T23:59:59Z`);
  const guess = asIfUtc - offsetAt(asIfUtc, timeZone);
  // The first offset may be from before the clocks changed.
  return new Date(asIfUtc - offsetAt(guess, timeZone)).toISOString();
}

/** The day of a time in a time zone, in the format of a date input. */
export function dayOf(at: string, timeZone: string): string {
  return wallClock(Date.parse(at), timeZone).slice(0, 10);
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** How far a time zone is ahead of UTC at this time, in milliseconds. */
function offsetAt(milliseconds: number, timeZone: string): number {
  return Date.parse(`${wallClock(milliseconds, timeZone)}Z`) - Math.floor(milliseconds / 1000) * 1000;
}

// The Swedish format of dates and times is that of ISO 8601.
function wallClock(milliseconds: number, timeZone: string): string {
  return new Date(milliseconds).toLocaleString('sv-SE', { timeZone }).replace(' ', 'T');
}
