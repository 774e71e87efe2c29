import { runtime, util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { mostOpenUploads } from '../../schema/limits';
import { granted } from '../shared/access';
import type { AccountItem, UploadItem } from '../shared/items';
import { accountMissing, fail } from '../shared/outcome';
import { editorsUploadOf, reservationOf, tooManyDocuments } from './quota';
import { transact } from '../shared/transact';
import { refusals } from '../shared/transaction';
import { isSamePlan, uploadOf, type UploadPlan } from './upload';
import { isOver } from './uploadState';
import { creationOf } from '../shared/write';
import type { UploadContext } from './stash';

/** Reserves the bytes in the owner's quota and writes the upload row in one transaction. */
export function request(ctx: UploadContext): DynamoDBTransactWriteItemsRequest {
  const by = granted(ctx);
  const plan = ctx.stash.plan;
  if (!by.account) accountMissing();
  if (by.document && plan.baseVersion > by.document.version) {
    fail('Invalid', 'baseVersion is a version that does not exist yet.', { field: 'baseVersion' });
  }
  if (by.upload) {
    resume(ctx, by.upload, plan);
    runtime.earlyReturn(null);
  }
  const upload = uploadOf(plan, by, by.account);
  ctx.stash.upload = upload;
  return transact(ctx, [reservationOf(upload), creationOf(upload), ...editorsUploadOf(upload)]);
}

export function response(ctx: UploadContext): null {
  const refused = refusals(ctx);
  if (!refused) return null;
  const [reservationRefusal, creationRefusal, editorRefusal] = refused;
  // The same request was sent twice at once, and the other one was first.
  if (creationRefusal?.item) {
    resume(ctx, creationRefusal.item as UploadItem, ctx.stash.plan);
    return null;
  }
  const account = (reservationRefusal?.item ?? null) as AccountItem | null;
  if (editorRefusal || isFullOfUploads(ctx, account)) tooManyUploads();
  return quotaExceeded(ctx, account);
}

function isFullOfUploads(ctx: UploadContext, account: AccountItem | null): boolean {
  return !isEditors(ctx) && (account?.openUploads ?? 0) >= mostOpenUploads;
}

function tooManyUploads(): never {
  fail('QuotaExceeded', `You have ${mostOpenUploads} uploads open. Complete or abort some of them, then try again.`);
}

/** Only the owner is told how much space is left; an editor is told only that it is too little. */
function quotaExceeded(ctx: UploadContext, account: AccountItem | null): never {
  const bytesNeeded = ctx.stash.plan.size;
  if (isEditors(ctx)) {
    fail('QuotaExceeded', 'The owner of this document has not enough room left for it.', { bytesNeeded });
  }
  if (account && account.bytesAvailable >= bytesNeeded) fail('QuotaExceeded', tooManyDocuments);
  fail('QuotaExceeded', 'There is not enough room left. Delete something for good, then try again.', {
    bytesAvailable: account?.bytesAvailable ?? 0,
    bytesNeeded,
  });
}

function isEditors(ctx: UploadContext): boolean {
  const { document, callerId } = granted(ctx);
  return !!document && document.ownerId !== callerId;
}

/** A repeated request answers with the upload it made the first time. */
function resume(ctx: UploadContext, upload: UploadItem, plan: UploadPlan): void {
  if (!isSamePlan(upload, plan)) {
    fail('Conflict', 'This request was made before, for another upload. Make it under an id of its own.', {
      field: 'clientRequestId',
    });
  }
  if (isOver(upload, util.time.nowISO8601()))
    fail('Expired', 'This upload has ended. Start a new one, with a clientRequestId of its own.');
  ctx.stash.upload = upload;
}
