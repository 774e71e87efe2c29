import { runtime, type LambdaRequest } from '@aws-appsync/utils';
import type { StepContext } from '../shared/context';
import { planOf } from '../shared/multipart';
import { callPresign, presignAnswer } from '../shared/presign';

export function request(ctx: StepContext): LambdaRequest {
  const { upload } = ctx.stash;
  const { objectKey, mimeType, size, sha256 } = upload;
  if (upload.state !== 'OPEN' || planOf(upload) || !sha256) runtime.earlyReturn(null);
  return callPresign({ action: 'signPut', objectKey, mimeType, size, sha256 });
}

export function response(ctx: StepContext): null {
  ctx.stash.put = presignAnswer(ctx, 'signPut');
  return null;
}
