import type { LambdaRequest } from '@aws-appsync/utils';
import type { PresignedRequest } from '../generated/types';
import type { StepContext } from './context';
import { internalFailure } from './outcome';

/** What the presign Lambda is asked. Sizes are bytes, sha256 lowercase hexadecimal. */
export type PresignCall =
  | { action: 'signPut'; objectKey: string; mimeType: string; size: number; sha256: string }
  | { action: 'signGet'; objectKey: string; mimeType: string; name: string }
  | { action: 'inspect'; objectKey: string };

/** What `inspect` found in the bucket; sha256 is null where S3 holds no such checksum. */
export type StoredObject = { size: number; sha256: string | null; mimeType: string };

/** The presign Lambda's answer, by action; `inspect` answers null when there is no such object. */
export type PresignAnswers = {
  signPut: PresignedRequest;
  signGet: PresignedRequest;
  inspect: StoredObject | null;
};

export function callPresign(payload: PresignCall): LambdaRequest {
  return { operation: 'Invoke', payload };
}

export function presignAnswer<Action extends keyof PresignAnswers>(
  ctx: StepContext,
  _action: Action,
): PresignAnswers[Action] {
  if (ctx.error) internalFailure(ctx);
  return ctx.result as PresignAnswers[Action];
}
