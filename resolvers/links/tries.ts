import { util } from '@aws-appsync/utils';
import type { LinkItem, LinkTriesItem } from './linkItems';

/** A few typing errors, or several visitors of one network at once, cause no waiting. */
export const freeTries = 5;

const longestPause = 900;

/** Tries are forgotten after a day without a new one. */
export const memorySeconds = 86400;

/** Seconds until the next try after so many in a row: 1 for the free ones, then 2, 4, up to 15 minutes. */
export function pauseAfter(tries: number): number {
  return Math.min(longestPause, Math.pow(2, Math.max(0, tries - freeTries)));
}

/** The wrong passwords in a row that count. */
export function triesThatCount(tries: LinkTriesItem | null, { forgottenAt }: LinkItem): number {
  if (!tries || tries.ttl <= util.time.nowEpochSeconds()) return 0;
  return forgottenAt && tries.lastAt <= forgottenAt ? 0 : tries.tries;
}

/** Seconds until the next try is allowed; 0 if it is allowed now. */
export function secondsToWait(tries: LinkTriesItem | null, link: LinkItem): number {
  if (!tries || triesThatCount(tries, link) === 0) return 0;
  const nextAt = util.time.parseISO8601ToEpochMilliSeconds(tries.nextAt);
  return Math.max(0, Math.ceil((nextAt - util.time.nowEpochMilliSeconds()) / 1000));
}
