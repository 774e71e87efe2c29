import type { Util } from '@aws-appsync/utils';
import { notBuilt } from './notBuilt';

export const time: Util['time'] = {
  nowISO8601: () => new Date().toISOString(),
  nowEpochSeconds: () => Math.floor(Date.now() / 1000),
  nowEpochMilliSeconds: () => Date.now(),
  nowFormatted: notBuilt('util.time.nowFormatted'),
  parseFormattedToEpochMilliSeconds: notBuilt('util.time.parseFormattedToEpochMilliSeconds'),
  parseISO8601ToEpochMilliSeconds: (timestamp) => requireTime(Date.parse(timestamp), timestamp),
  epochMilliSecondsToSeconds: (milliseconds) => Math.floor(milliseconds / 1000),
  epochMilliSecondsToISO8601: (milliseconds) => new Date(requireTime(milliseconds, milliseconds)).toISOString(),
  epochMilliSecondsToFormatted: notBuilt('util.time.epochMilliSecondsToFormatted'),
};

function requireTime(time: number, given: unknown): number {
  if (Number.isNaN(new Date(time).getTime())) throw new Error(`${JSON.stringify(given)} is not a time.`);
  return time;
}
