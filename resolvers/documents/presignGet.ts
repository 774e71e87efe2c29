import type { LambdaRequest } from '@aws-appsync/utils';
import type { PresignedRequest } from '../generated/types';
import { grantedDocument } from '../shared/access';
import type { StepContext } from '../shared/context';
import { callPresign, presignAnswer } from '../shared/presign';

export function request(ctx: StepContext): LambdaRequest {
  const { objectKey, mimeType, name } = grantedDocument(ctx).document;
  return callPresign({ action: 'signGet', objectKey, mimeType, name });
}

export function response(ctx: StepContext): PresignedRequest {
  return presignAnswer(ctx, 'signGet');
}
