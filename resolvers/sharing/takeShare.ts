import { util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { granted, grantedDocument } from '../shared/access';
import { grantChecks } from '../shared/grantChecks';
import { shareNotFound } from './share';
import { transact } from '../shared/transact';
import { refusals } from '../shared/transaction';
import { changeByCaller, endRefused } from './change';
import { accessEnd, shareDeletion, withdrawal } from './withdrawal';
import { requireMayGive } from './terms';
import type { SharingContext } from './stash';

/** Deletes the share together with its grant or invite. */
export function request(ctx: SharingContext): DynamoDBTransactWriteItemsRequest {
  const { document } = grantedDocument(ctx);
  const { share, shareGrant } = ctx.stash;
  if (!share) shareNotFound();
  requireMayGive(granted(ctx).role, share.role);
  const at = util.time.nowISO8601();
  return transact(ctx, [
    ...changeByCaller(ctx, { ...withdrawal(document, share, shareGrant), at }),
    shareDeletion(share),
    ...grantChecks(ctx, document.id, at, 'MANAGER'),
    ...accessEnd(share, shareGrant),
  ]);
}

export function response(ctx: SharingContext): null {
  const refused = refusals(ctx);
  if (refused) endRefused(ctx, refused);
  return null;
}
