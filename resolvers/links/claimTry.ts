import { runtime, util, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { linkTriesKey } from '../shared/keys';
import type { LinkItem, LinkTriesItem } from './linkItems';
import { fail, requireWritten, unauthorized } from '../shared/outcome';
import { rateLimited } from '../shared/pause';
import { singleUpdateOf } from '../shared/transact';
import { requireOpen } from './standing';
import { freeTries, memorySeconds, pauseAfter, secondsToWait, triesThatCount } from './tries';
import type { LinkContext } from './stash';

/** Counts a try as wrong before checking it, so that a hundred at once cannot all cost a password hash. */
export function request(ctx: LinkContext): DynamoDBUpdateItemRequest {
  const { link, linkTries, linkVisit } = ctx.stash;
  requireOpen(link);
  if (!link.passwordHash) runtime.earlyReturn(null);
  if (linkVisit.password === null) unauthorized('This link asks for a password.', 'PASSWORD_NEEDED');
  requirePause(linkTries, link);
  return tryOf(ctx, linkTries ? linkTries.revision : 0);
}

export function response(ctx: LinkContext): null {
  requireWritten(ctx);
  ctx.stash.linkTries = ctx.result as LinkTriesItem;
  return null;
}

function requirePause(linkTries: LinkTriesItem | null, link: LinkItem): void {
  const retryAfter = secondsToWait(linkTries, link);
  if (retryAfter === 0) return;
  if (triesThatCount(linkTries, link) >= freeTries) {
    rateLimited('These were too many wrong passwords.', retryAfter);
  }
  fail('Busy', 'Another password is being looked at just now. Try again.', { retryAfter });
}

function tryOf(ctx: LinkContext, revision: number): DynamoDBUpdateItemRequest {
  const { link, linkTries, linkVisit } = ctx.stash;
  const tries = triesThatCount(linkTries, link) + 1;
  const now = util.time.nowEpochMilliSeconds();
  return singleUpdateOf(
    linkTriesKey(link.id, linkVisit.network),
    {
      tries,
      lastAt: util.time.epochMilliSecondsToISO8601(now),
      nextAt: util.time.epochMilliSecondsToISO8601(now + pauseAfter(tries) * 1000),
      revision: revision + 1,
      ttl: util.time.nowEpochSeconds() + memorySeconds,
    },
    { expression: 'attribute_not_exists(revision) OR revision = :read', values: { ':read': revision } },
  );
}
