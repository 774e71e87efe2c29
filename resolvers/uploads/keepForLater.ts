import { runtime, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { refusedBy } from '../shared/head';
import type { UploadItem } from '../shared/items';
import { uploadKey } from '../shared/keys';
import { busy, fail, isConditionFailed, requireAnswer } from '../shared/outcome';
import { conflictEnd } from './upload';
import { unfinished } from './uploadState';
import { singleUpdateOf } from '../shared/transact';
import { tooManyDocuments } from './quota';
import { storedUpload, type UploadContext } from './stash';

const retryAfterSeconds = 5;

/** Keeps an upload that is no version yet, and says why: S3 is still joining its parts, or it lost a race. */
export function request(ctx: UploadContext): DynamoDBUpdateItemRequest {
  const { conflict, isPending, upload } = ctx.stash;
  if (!isPending && !conflict) runtime.earlyReturn(ctx.prev.result);
  const { sha256 } = storedUpload(ctx);
  const kept = isPending ? { state: 'COMPLETING', sha256 } : { ...longer(), sha256 };
  return singleUpdateOf(uploadKey(upload.userId, upload.id), kept, unfinished);
}

export function response(ctx: UploadContext): never {
  // If the condition fails, another call has ended the upload; a retry sees how.
  if (!isConditionFailed(ctx)) requireAnswer(ctx);
  const { conflict, isPending, upload } = ctx.stash;
  // S3 may need minutes for many parts, longer than a request may take; the next call finds the result.
  if (isPending)
    fail('Busy', 'The parts are being put together. Try again in a moment.', { retryAfter: retryAfterSeconds });
  if (ctx.error || !conflict) busy();
  if (ctx.stash.isFull) fail('QuotaExceeded', tooManyDocuments, { uploadId: upload.id });
  refusedBy(conflict.document, conflict.baseVersion, upload.id);
}

/** After a lost race people have days to decide, so the sha256 is kept: the file may not be at hand then. */
function longer(): Pick<UploadItem, 'expiresAt' | 'dueAt'> {
  const expiresAt = conflictEnd();
  return { expiresAt, dueAt: expiresAt };
}
