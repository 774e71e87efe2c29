import { util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { granted, grantedDocument } from '../shared/access';
import { grantChecks } from '../shared/grantChecks';
import { endOf, withoutAddress } from '../shared/held';
import { shareNotFound } from './share';
import type { ShareItem } from '../shared/shareItems';
import { refusals } from '../shared/transaction';
import { endRefused, grantWithout, inviteDeletion, shareDeletion, sharingChange } from './change';
import { requireMayGive } from './terms';
import type { SharingContext } from './stash';

/** Share and grant, or share and invite, go together. */
export function request(ctx: SharingContext): DynamoDBTransactWriteItemsRequest {
  const { document } = grantedDocument(ctx);
  const share = ctx.stash.share ?? null;
  if (!share) shareNotFound();
  requireMayGive(granted(ctx).role, share.role);
  const at = util.time.nowISO8601();
  const recipient = share.userId ? { recipientId: share.userId } : {};
  const shareCount = (document.shareCount ?? 1) - 1;
  const { shareGrant } = ctx.stash;
  const left = shareGrant ? withoutAddress(document.id, shareGrant, share.email) : null;
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      ...sharingChange(ctx, { ...endOf(left), at, shareCount, formerRole: share.role, ...recipient }),
      shareDeletion(ctx, share),
      ...grantChecks(ctx, document.id, at, 'MANAGER'),
      ...closing(ctx, share),
    ],
  };
}

export function response(ctx: SharingContext): null {
  const refused = refusals(ctx);
  if (refused) endRefused(ctx, refused);
  return null;
}

function closing(ctx: SharingContext, share: ShareItem) {
  if (!share.userId) return [inviteDeletion(ctx, share)];
  const { shareGrant } = ctx.stash;
  return shareGrant ? [grantWithout(ctx, share.documentId, shareGrant, share.email)] : [];
}
