import { runtime, util, type LambdaRequest } from '@aws-appsync/utils';
import { granted } from '../shared/access';
import { planOf } from '../shared/multipart';
import { callPresign, presignAnswer } from '../shared/presign';
import { stateOf } from './uploadState';
import { uploadNotFound } from './failures';
import type { UploadContext } from './stash';

/** Asks S3 which parts have arrived, because only S3 knows. */
export function request(ctx: UploadContext): LambdaRequest {
  const upload = ctx.stash.upload ? ctx.stash.upload : granted(ctx).upload;
  if (!upload) uploadNotFound();
  ctx.stash.upload = upload;
  const { objectKey, multipartId } = upload;
  if (!planOf(upload) || stateOf(upload, util.time.nowISO8601()) !== 'OPEN') runtime.earlyReturn(null);
  ctx.stash.uploadedParts = [];
  if (!multipartId) runtime.earlyReturn(null);
  return callPresign({ action: 'listParts', objectKey, multipartId });
}

export function response(ctx: UploadContext): null {
  const parts = presignAnswer(ctx, 'listParts');
  ctx.stash.uploadedParts = parts;
  // S3 has joined the parts for an earlier call that did not finish.
  if (!parts) ctx.stash.upload = { ...ctx.stash.upload, state: 'COMPLETING' };
  return null;
}
