import { util, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import type { Change, ChangePage } from '../generated/types';
import { granted } from '../shared/access';
import type { FeedItem } from '../shared/feedItems';
import { feedKey } from '../shared/keys';
import { requireAnswer } from '../shared/outcome';
import { toChange } from './change';
import { cursorOf, resetCursor } from './cursor';
import type { ChangeContext } from './stash';

/** Reads the feed after the cursor, up to the end that was read before; newer changes are for the next page. */
export function request(ctx: ChangeContext): DynamoDBQueryRequest {
  const { callerId } = granted(ctx);
  const first = feedKey(callerId, placeIn(ctx) + 1);
  return {
    operation: 'Query',
    query: {
      expression: 'pk = :feed AND sk BETWEEN :first AND :last',
      expressionValues: util.dynamodb.toMapValues({
        ':feed': first.pk,
        ':first': first.sk,
        ':last': feedKey(callerId, ctx.stash.feedEnd).sk,
      }),
    },
    consistentRead: true,
    limit: ctx.stash.page.limit,
  };
}

export function response(ctx: ChangeContext): ChangePage {
  requireAnswer(ctx);
  const { items } = ctx.result as { items: FeedItem[] };
  const end = ctx.stash.feedEnd;
  const sequence = placeIn(ctx) + items.length;
  // A feed has gaps only where its oldest changes have expired.
  const isWhole = items.length > 0 && items[items.length - 1]?.sequence === sequence;
  if (!isWhole) resetCursor(ctx, end);
  const mine = items.map((item) => toFeedChange(item));
  return { items: mine, cursor: cursorOf(ctx, sequence), hasMore: sequence < end };
}

function placeIn(ctx: ChangeContext): number {
  return ctx.stash.feedPlace?.sequence ?? 0;
}

function toFeedChange(item: FeedItem): Change {
  return { ...toChange(item), recipientId: item.recipientId ?? null, expiresAt: item.expiresAt ?? null };
}
