import type { DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import { grantedDocument } from '../shared/access';
import { batchFound, batchGet, nameOf } from '../shared/batch';
import { heldBy } from '../shared/held';
import { grantKey } from '../shared/keys';
import type { GrantItem } from '../shared/shareItems';
import type { SharingContext } from './stash';

const nobody = '-';

/** Reads grants even without an account for the address, so that the time does not show whether there is one. */
export function request(ctx: SharingContext): DynamoDBBatchGetItemRequest {
  const now = holderOf(ctx);
  const before = ctx.stash.share?.userId ?? now;
  const { id } = grantedDocument(ctx).document;
  return batchGet(ctx, [grantKey(id, now), ...(now === before ? [] : [grantKey(id, before)])]);
}

export function response(ctx: SharingContext): null {
  const found = batchFound(ctx);
  const { id } = grantedDocument(ctx).document;
  const grantOf = (userId: string) => (found[nameOf(grantKey(id, userId))] as GrantItem | undefined) ?? null;
  const before = grantOf(ctx.stash.share?.userId ?? nobody);
  const isOfShare = heldBy(before).filter(({ email }) => email === ctx.stash.share?.email).length > 0;
  ctx.stash.recipientGrant = grantOf(holderOf(ctx));
  ctx.stash.shareGrant = isOfShare ? before : null;
  return null;
}

function holderOf(ctx: SharingContext): string {
  return ctx.stash.recipientId ?? ctx.stash.share?.userId ?? nobody;
}
