import { util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { granted, grantedDocument } from '../shared/access';
import { asReadOf, heldBy } from '../shared/held';
import { grantKey, shareKey } from '../shared/keys';
import { invalid } from '../shared/outcome';
import { transact } from '../shared/transact';
import { refusals } from '../shared/transaction';
import { deletionOf } from '../shared/write';
import { changeByCaller, endRefused } from './change';
import type { SharingContext } from './stash';

/** Removes the caller's own grant, and the share with each of the caller's addresses. */
export function request(ctx: SharingContext): DynamoDBTransactWriteItemsRequest {
  const { document } = grantedDocument(ctx);
  const { grant, callerId } = granted(ctx);
  if (!grant) invalid('The document is yours. Put it in the trash if you do not want it.', 'id');
  const held = heldBy(grant);
  const about = { recipientId: callerId, formerRole: grant.role };
  const mine = { expression: 'userId = :user', values: { ':user': callerId } };
  return transact(ctx, [
    ...changeByCaller(ctx, { kind: 'UNSHARED', at: util.time.nowISO8601(), more: -held.length, ...about }),
    deletionOf(grantKey(document.id, callerId), asReadOf(grant)),
    ...held.map(({ email }) => deletionOf(shareKey(document.id, email), mine)),
  ]);
}

export function response(ctx: SharingContext): null {
  const refused = refusals(ctx);
  // The rows have changed since they were read; a retry sees the new ones.
  if (refused) endRefused(ctx, refused.slice(0, 3));
  return null;
}
