import { runtime, type LambdaRequest } from '@aws-appsync/utils';
import { planOf } from '../shared/multipart';
import { callPresign, presignAnswer } from '../shared/presign';
import type { UploadContext } from './stash';

/** Comes after the row is written, because a multipart without a row would never be found again. */
export function request(ctx: UploadContext): LambdaRequest {
  const { upload } = ctx.stash;
  const { objectKey, mimeType, multipartId, state } = upload;
  if (!planOf(upload) || multipartId || state !== 'OPEN') runtime.earlyReturn(null);
  return callPresign({ action: 'startMultipart', objectKey, mimeType });
}

export function response(ctx: UploadContext): null {
  ctx.stash.multipartId = presignAnswer(ctx, 'startMultipart');
  return null;
}
