import { util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { granted, grantedDocument } from '../shared/access';
import type { StepContext } from '../shared/context';
import { shareKey } from '../shared/keys';
import { invalid } from '../shared/outcome';
import { refusals } from '../shared/transaction';
import { deletionOf } from '../shared/write';
import { endRefused, grantDeletion, sharingChange } from './change';

/** The caller's own grant and share go. */
export function request(ctx: StepContext): DynamoDBTransactWriteItemsRequest {
  const { document } = grantedDocument(ctx);
  const { grant, callerId } = granted(ctx);
  if (!grant) invalid('The document is yours. Put it in the trash if you do not want it.', 'id');
  const shareCount = (document.shareCount ?? 1) - 1;
  const about = { recipientId: callerId, formerRole: grant.role };
  const mine = { expression: 'userId = :user', values: { ':user': callerId } };
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      ...sharingChange(ctx, { kind: 'UNSHARED', at: util.time.nowISO8601(), shareCount, ...about }),
      deletionOf(ctx, shareKey(document.id, grant.email), mine),
      grantDeletion(ctx, document.id, grant),
    ],
  };
}

export function response(ctx: StepContext): null {
  const refused = refusals(ctx);
  if (refused) endRefused(refused);
  return null;
}
