import { runtime, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import type { StepContext } from '../shared/context';
import { uploadKey } from '../shared/keys';
import { fail, requireAnswer } from '../shared/outcome';
import { storedUpload } from '../shared/upload';
import { unfinished } from '../shared/uploadState';
import { singleUpdateOf } from '../shared/write';

const retryAfterSeconds = 5;

/** S3 may take minutes over many parts, a request may not: it goes on by itself, and the next call finds what it made. */
export function request(ctx: StepContext): DynamoDBUpdateItemRequest {
  const { upload, isPending } = ctx.stash;
  if (!isPending) runtime.earlyReturn(null);
  const { sha256 } = storedUpload(ctx);
  return singleUpdateOf(uploadKey(upload.userId, upload.id), { state: 'COMPLETING', sha256 }, unfinished);
}

export function response(ctx: StepContext): never {
  // A condition that fails means that the upload has ended in the meantime: trying again tells how.
  if (!ctx.error?.type.includes('ConditionalCheckFailed')) requireAnswer(ctx);
  fail('Busy', 'The parts are being put together. Try again in a moment.', { retryAfter: retryAfterSeconds });
}
