import { runtime, util, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { linkKey } from '../shared/keys';
import type { LinkItem } from './linkItems';
import { isConditionFailed, requireAnswer } from '../shared/outcome';
import { updateAlone } from '../shared/transact';
import { updateOf } from '../shared/write';
import { isToBeSigned } from './signing';
import { nothingThere, usedUp } from './standing';
import type { LinkContext } from './stash';

/** Counts a download before it is signed, in a conditional write that keeps the limit under concurrent visits. */
export function request(ctx: LinkContext): DynamoDBUpdateItemRequest {
  const { link, linkVisit } = ctx.stash;
  const isFree = linkVisit.wanted === 'preview' && !link.downloadLimit;
  if (!isToBeSigned(ctx) || isFree) runtime.earlyReturn(null);
  return updateAlone(
    updateOf(
      linkKey(link.documentId, link.id),
      { add: { downloadCount: 1 } },
      {
        expression:
          'attribute_exists(pk) AND (attribute_not_exists(expiresAt) OR expiresAt > :now) ' +
          'AND (attribute_not_exists(downloadLimit) OR downloadCount < downloadLimit)',
        values: { ':now': util.time.nowISO8601() },
      },
    ),
  );
}

export function response(ctx: LinkContext): null {
  if (isConditionFailed(ctx) && ctx.stash.link.downloadLimit) usedUp();
  if (isConditionFailed(ctx)) nothingThere();
  requireAnswer(ctx);
  ctx.stash.link = ctx.result as LinkItem;
  return null;
}
