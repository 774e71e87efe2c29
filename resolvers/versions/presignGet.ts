import type { LambdaRequest } from '@aws-appsync/utils';
import type { PresignedRequest } from '../generated/types';
import { callPresign, presignAnswer } from '../shared/presign';
import { askedBytes } from './version';
import type { VersionContext } from './stash';

export function request(ctx: VersionContext): LambdaRequest {
  const { objectKey, mimeType, name } = askedBytes(ctx);
  return callPresign({ action: 'signGet', objectKey, mimeType, name });
}

export function response(ctx: VersionContext): PresignedRequest {
  return presignAnswer(ctx, 'signGet');
}
