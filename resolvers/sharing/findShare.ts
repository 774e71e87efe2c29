import type { DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import { grantedDocument } from '../shared/access';
import { batchFound, batchGet, nameOf } from '../shared/batch';
import type { StepContext } from '../shared/context';
import { addressKey, shareKey } from '../shared/keys';
import { shareNotFound } from '../shared/share';
import type { ShareItem } from '../shared/shareItems';

/** What the document has of this address, and who has the address: one read, the same with an account and without. */
export function request(ctx: StepContext): DynamoDBBatchGetItemRequest {
  const { email } = ctx.stash.askedShare;
  return batchGet(ctx, [shareKey(grantedDocument(ctx).document.id, email), addressKey(email)]);
}

export function response(ctx: StepContext): null {
  const { email, isKnown } = ctx.stash.askedShare;
  const found = batchFound(ctx);
  const share = found[nameOf(shareKey(grantedDocument(ctx).document.id, email))] as ShareItem | undefined;
  if (!share && isKnown) shareNotFound();
  const address = found[nameOf(addressKey(email))] as { userId: string } | undefined;
  ctx.stash.share = share ?? null;
  ctx.stash.recipientId = address?.userId ?? null;
  return null;
}
