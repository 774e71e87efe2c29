import type { Util } from '@aws-appsync/utils';
import { formatTime, parseTime } from './dateFormat';

export const time: Util['time'] = {
  nowISO8601: () => new Date().toISOString(),
  nowEpochSeconds: () => Math.floor(Date.now() / 1000),
  nowEpochMilliSeconds: () => Date.now(),
  nowFormatted: (pattern: string, timezone?: string) => formatTime(Date.now(), pattern, timezone),
  parseFormattedToEpochMilliSeconds: (text: string, pattern: string, timezone?: string) =>
    parseTime(text, pattern, timezone),
  parseISO8601ToEpochMilliSeconds: (timestamp) => requireTime(Date.parse(inUtc(timestamp)), timestamp),
  epochMilliSecondsToSeconds: (milliseconds) => Math.floor(milliseconds / 1000),
  epochMilliSecondsToISO8601: (milliseconds) => new Date(requireTime(milliseconds, milliseconds)).toISOString(),
  epochMilliSecondsToFormatted: (milliseconds: number, pattern: string, timezone?: string) =>
    formatTime(milliseconds, pattern, timezone),
};

/** A time without a zone would be one of the machine's. */
function inUtc(timestamp: string): string {
  return /T[\d:.,]+$/.test(timestamp) ? `${timestamp}Z` : timestamp;
}

function requireTime(time: unknown, given: unknown): number {
  if (typeof time !== 'number' || Number.isNaN(new Date(time).getTime()))
    throw new Error(`${JSON.stringify(given)} is not a time.`);
  return time;
}
