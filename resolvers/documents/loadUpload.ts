import type { DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import { needs } from '../shared/access';
import { batchFound, batchGet, nameOf } from '../shared/batch';
import { callerId } from '../shared/caller';
import type { StepContext } from '../shared/context';
import { deviceKeys, requireDevice } from '../shared/device';
import type { UploadItem } from '../shared/items';
import { uploadKey } from '../shared/keys';
import { fail, invalid } from '../shared/outcome';
import { isUnfinished, stateOf } from '../shared/upload';

/** The key holds the caller's id, so that nobody can name another's upload. */
export function request(ctx: StepContext): DynamoDBBatchGetItemRequest {
  return batchGet(ctx, [...deviceKeys(ctx), uploadKey(callerId(ctx), ctx.stash.uploadId)]);
}

export function response(ctx: StepContext): null {
  const found = batchFound(ctx);
  requireDevice(ctx, found);
  const upload = found[nameOf(uploadKey(callerId(ctx), ctx.stash.uploadId))] as UploadItem | undefined;
  if (!upload) uploadNotFound();
  const isOpen = isUnfinished(upload);
  if (stateOf(upload) === 'EXPIRED') uploadExpired();
  if (isOpen && upload.isNewDocument && (ctx.stash.baseVersion ?? null) !== null) {
    invalid('A new document has no baseVersion.', 'baseVersion');
  }
  ctx.stash.upload = upload;
  const hasDocument = !isOpen || !upload.isNewDocument;
  needs(ctx, hasDocument ? { documentId: upload.documentId, action: isOpen ? 'SAVE' : 'READ' } : {});
  return null;
}

export function uploadNotFound(): never {
  fail('NotFound', 'There is no such upload of yours. Start again with createUpload.');
}

export function uploadExpired(): never {
  fail('Expired', 'This upload has ended. Start again with createUpload.');
}
