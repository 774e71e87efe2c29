import { util, type DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import { mostSharesADay } from '../../schema/limits';
import { granted, grantedDocument } from '../shared/access';
import { batchFound, batchGet, nameOf } from '../shared/batch';
import { addressKey, rateKey, shareKey, type Key } from '../shared/keys';
import { tooOften } from '../shared/rate';
import { shareNotFound } from './share';
import type { ShareItem } from '../shared/shareItems';
import type { SharingContext } from './stash';

/** Reads the share, the address and today's count: the same read whether or not there is an account. */
export function request(ctx: SharingContext): DynamoDBBatchGetItemRequest {
  const { email } = ctx.stash.askedShare;
  return batchGet(ctx, [shareKey(grantedDocument(ctx).document.id, email), addressKey(email), sharesToday(ctx)]);
}

export function response(ctx: SharingContext): null {
  const { email, isKnown } = ctx.stash.askedShare;
  const found = batchFound(ctx);
  const share = found[nameOf(shareKey(grantedDocument(ctx).document.id, email))] as ShareItem | undefined;
  if (!share && isKnown) shareNotFound();
  const today = found[nameOf(sharesToday(ctx))] as { times: number } | undefined;
  if (!share && (today?.times ?? 0) >= mostSharesADay) {
    tooOften(
      `You have shared with ${mostSharesADay} addresses today. Share with the next one tomorrow, or make a link.`,
    );
  }
  const address = found[nameOf(addressKey(email))] as { userId: string } | undefined;
  ctx.stash.share = share ?? null;
  ctx.stash.recipientId = address?.userId ?? null;
  return null;
}

function sharesToday(ctx: SharingContext): Key {
  return rateKey(granted(ctx).callerId, 'SHARE', util.time.nowISO8601());
}
