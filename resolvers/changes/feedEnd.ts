import { runtime, util, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import type { ChangePage } from '../generated/types';
import { granted } from '../shared/access';
import type { FeedEndItem } from '../shared/feedItems';
import { feedEndKey } from '../shared/keys';
import { requireAnswer } from '../shared/outcome';
import { cursorOf, resetCursor } from './cursor';
import type { ChangeContext } from './stash';

/** Reads the end of the caller's feed, which is the whole answer without a cursor or with one at the end. */
export function request(ctx: ChangeContext): DynamoDBGetItemRequest {
  const key = util.dynamodb.toMapValues(feedEndKey(granted(ctx).callerId));
  return { operation: 'GetItem', key, consistentRead: true };
}

export function response(ctx: ChangeContext): null {
  requireAnswer(ctx);
  const end = (ctx.result as FeedEndItem | null)?.sequence ?? 0;
  const place = ctx.stash.feedPlace;
  ctx.stash.feedEnd = end;
  if (place && (!place.isOfThisEpoch || place.sequence > end)) resetCursor(ctx, end);
  if (!place || place.sequence === end) runtime.earlyReturn(endOf(ctx, end), { skipTo: 'END' });
  return null;
}

function endOf(ctx: ChangeContext, end: number): ChangePage {
  return { items: [], cursor: cursorOf(ctx, end), hasMore: false };
}
