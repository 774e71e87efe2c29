import { util, type DynamoDBTransactGetItemsRequest } from '@aws-appsync/utils';
import { needs } from '../shared/access';
import { snapshot, snapshotFound } from '../shared/batch';
import { callerId } from '../shared/caller';
import { deviceKeys, requireDevice } from '../shared/device';
import { invalid } from '../shared/outcome';
import { uploadIn, uploadKeys } from '../shared/uploadRows';
import { isOver, isUnfinished } from './uploadState';
import { uploadExpired, uploadNotFound } from './failures';
import type { UploadContext } from './stash';

/** The key contains the caller's id, so that nobody can reach another person's upload. */
export function request(ctx: UploadContext): DynamoDBTransactGetItemsRequest {
  return snapshot(ctx, [...deviceKeys(ctx), ...uploadKeys(callerId(ctx), ctx.stash.uploadId)]);
}

export function response(ctx: UploadContext): null {
  const found = snapshotFound(ctx);
  requireDevice(ctx, found);
  const upload = uploadIn(found, callerId(ctx), ctx.stash.uploadId);
  if (!upload) uploadNotFound();
  if (isOver(upload, util.time.nowISO8601())) uploadExpired();
  const isOpen = isUnfinished(upload);
  if (isOpen && upload.isNewDocument && (ctx.stash.baseVersion ?? null) !== null) {
    invalid('A new document has no baseVersion.', 'baseVersion');
  }
  ctx.stash.upload = upload;
  const hasDocument = !isOpen || !upload.isNewDocument;
  needs(ctx, hasDocument ? { documentId: upload.documentId, action: isOpen ? 'COMPLETE' : 'READ' } : {});
  return null;
}
