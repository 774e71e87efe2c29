import { runtime, type LambdaRequest } from '@aws-appsync/utils';
import { planOf } from '../shared/multipart';
import { callPresign, presignAnswer } from '../shared/presign';
import type { UploadContext } from './stash';

export function request(ctx: UploadContext): LambdaRequest {
  const { upload } = ctx.stash;
  const { objectKey, mimeType, size, sha256 } = upload;
  if (upload.state !== 'OPEN' || planOf(upload) || !sha256) runtime.earlyReturn(null);
  return callPresign({ action: 'signPut', objectKey, mimeType, size, sha256 });
}

export function response(ctx: UploadContext): null {
  ctx.stash.put = presignAnswer(ctx, 'signPut');
  return null;
}
