import type { LambdaRequest } from '@aws-appsync/utils';
import type { PresignedRequest } from '../generated/types';
import type { StepContext } from '../shared/context';
import { callPresign, presignAnswer } from '../shared/presign';
import { askedBytes } from './version';

export function request(ctx: StepContext): LambdaRequest {
  const { objectKey, mimeType, name } = askedBytes(ctx);
  return callPresign({ action: 'signGet', objectKey, mimeType, name });
}

export function response(ctx: StepContext): PresignedRequest {
  return presignAnswer(ctx, 'signGet');
}
