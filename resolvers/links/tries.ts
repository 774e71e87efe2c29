import { util } from '@aws-appsync/utils';
import type { LinkItem, LinkTriesItem } from './linkItems';

/** Whoever mistypes a few times is not kept waiting, nor are those who come at the same moment from the same network. */
export const freeTries = 5;

const longestPause = 900;

/** After a day without a try all is forgotten. */
export const memorySeconds = 86400;

/** Seconds to the next try after so many in a row: one, in which each is looked at, then 2, 4, up to a quarter of an hour. */
export function pauseAfter(tries: number): number {
  return Math.min(longestPause, Math.pow(2, Math.max(0, tries - freeTries)));
}

/** The wrong passwords in a row that count. */
export function triesThatCount(tries: LinkTriesItem | null, { forgottenAt }: LinkItem): number {
  if (!tries || tries.ttl <= util.time.nowEpochSeconds()) return 0;
  return forgottenAt && tries.lastAt <= forgottenAt ? 0 : tries.tries;
}

/** Seconds until the next try is looked at; 0 where one may come now. */
export function secondsToWait(tries: LinkTriesItem | null, link: LinkItem): number {
  if (!tries || triesThatCount(tries, link) === 0) return 0;
  const nextAt = util.time.parseISO8601ToEpochMilliSeconds(tries.nextAt);
  return Math.max(0, Math.ceil((nextAt - util.time.nowEpochMilliSeconds()) / 1000));
}
