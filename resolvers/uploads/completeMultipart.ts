import { runtime, type LambdaRequest } from '@aws-appsync/utils';
import type { StepContext } from '../shared/context';
import type { UploadItem } from '../shared/items';
import { planOf } from '../shared/multipart';
import { fail, invalid } from '../shared/outcome';
import { callPresign, presignAnswer } from '../shared/presign';
import { noParts } from './failures';

/** Where the bytes came in parts, S3 makes one object of them. Repeating it does no harm: what is done stays done. */
export function request(ctx: StepContext): LambdaRequest {
  const upload = withSha256(ctx.stash.upload, ctx.stash.sha256 ?? null);
  ctx.stash.upload = upload;
  const { objectKey, multipartId, size } = upload;
  const plan = planOf(upload);
  if (!plan || upload.state === 'COMPLETED') runtime.earlyReturn(null);
  if (!multipartId) noParts();
  return callPresign({ action: 'completeMultipart', objectKey, multipartId, size, plan });
}

export function response(ctx: StepContext): null {
  const completion = presignAnswer(ctx, 'completeMultipart');
  const { outcome } = completion;
  if (outcome === 'GONE') fail('Conflict', 'The parts of this upload are gone. Start again with createUpload.');
  if (outcome === 'INCOMPLETE') {
    const { missingParts } = completion;
    fail('Conflict', 'Some parts have not arrived yet. Send them, then complete.', { missingParts });
  }
  ctx.stash.isPending = outcome === 'PENDING';
  return null;
}

/** Its writer's word: two of them must be the same, and one must be there. */
function withSha256(upload: UploadItem, given: string | null): UploadItem {
  const sha256 = upload.sha256 ?? given;
  if (sha256 === null) invalid('Say the sha256 of the whole file, now that all of it was sent.', 'sha256');
  if (given !== null && given !== sha256) invalid('createUpload was given another sha256.', 'sha256');
  return { ...upload, sha256 };
}
