import type { LambdaRequest } from '@aws-appsync/utils';
import type { StepContext } from '../shared/context';
import { callMint, mintAnswer } from '../shared/mint';

/** A sign-in is found by the hash of its device code, which is all of it that is kept. */
export function request(ctx: StepContext): LambdaRequest {
  return callMint({ action: 'hashToken', token: ctx.stash.deviceCode ?? '' });
}

export function response(ctx: StepContext): null {
  ctx.stash.loginId = mintAnswer(ctx, 'hashToken');
  return null;
}
