import { runtime, type LambdaRequest } from '@aws-appsync/utils';
import type { StepContext } from '../shared/context';
import { callPresign, presignAnswer } from '../shared/presign';

export function request(ctx: StepContext): LambdaRequest {
  const { objectKey, mimeType, size, sha256, state } = ctx.stash.upload;
  if (state !== 'OPEN') runtime.earlyReturn(null);
  return callPresign({ action: 'signPut', objectKey, mimeType, size, sha256 });
}

export function response(ctx: StepContext): null {
  ctx.stash.put = presignAnswer(ctx, 'signPut');
  return null;
}
