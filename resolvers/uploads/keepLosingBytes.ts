import { runtime, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import type { StepContext } from '../shared/context';
import { refusedBy } from '../shared/head';
import { uploadKey } from '../shared/keys';
import { busy, fail, requireAnswer } from '../shared/outcome';
import { tooManyDocuments } from './quota';
import { conflictEnd, storedUpload } from '../shared/upload';
import { unfinished } from '../shared/uploadState';
import { singleUpdateOf } from '../shared/write';

/** Bytes that lost a race stay for days, so that their writer can look at both and decide. */
export function request(ctx: StepContext): DynamoDBUpdateItemRequest {
  const { conflict, upload } = ctx.stash;
  if (!conflict) runtime.earlyReturn(ctx.prev.result);
  const expiresAt = conflictEnd();
  // Whoever decides later has not the file at hand, and could not say the sha256 again.
  const kept = { expiresAt, dueAt: expiresAt, sha256: storedUpload(ctx).sha256 };
  return singleUpdateOf(uploadKey(upload.userId, upload.id), kept, unfinished);
}

export function response(ctx: StepContext): never {
  // A condition that fails means that another call has completed the upload: trying again tells its answer.
  if (!ctx.error?.type.includes('ConditionalCheckFailed')) requireAnswer(ctx);
  const { conflict, upload } = ctx.stash;
  if (ctx.error || !conflict) busy();
  if (ctx.stash.isFull) fail('QuotaExceeded', tooManyDocuments, { uploadId: upload.id });
  refusedBy(conflict.document, conflict.baseVersion, upload.id);
}
