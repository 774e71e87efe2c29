import { runtime, type LambdaRequest } from '@aws-appsync/utils';
import type { StepContext } from '../shared/context';
import { fail } from '../shared/outcome';
import { callPresign, presignAnswer } from '../shared/presign';

/** What S3 holds must be what the upload promised, before any row says so. */
export function request(ctx: StepContext): LambdaRequest {
  const { objectKey, state } = ctx.stash.upload;
  if (state === 'COMPLETED') runtime.earlyReturn(null);
  return callPresign({ action: 'inspect', objectKey });
}

export function response(ctx: StepContext): null {
  const upload = ctx.stash.upload;
  const stored = presignAnswer(ctx, 'inspect');
  if (!stored) fail('Conflict', 'The bytes have not arrived yet. Send them with the signed PUT, then complete.');
  const isPromised = stored.size === upload.size && stored.sha256 === upload.sha256;
  if (!isPromised || stored.mimeType !== upload.mimeType) {
    fail('Conflict', 'The stored bytes are not the promised ones. Start again with createUpload.');
  }
  return null;
}
