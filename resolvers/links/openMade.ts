import { runtime, type LambdaRequest } from '@aws-appsync/utils';
import type { StepContext } from '../shared/context';
import { callMint, mintAnswer } from '../shared/mint';
import { sealOf } from './requested';

/** The address of a link that this request made before, whose answer never came. */
export function request(ctx: StepContext): LambdaRequest {
  const { made } = ctx.stash;
  if (!made) runtime.earlyReturn(null);
  return callMint({ action: 'unsealToken', sealedToken: made.sealedToken, seal: sealOf(ctx) ?? '' });
}

export function response(ctx: StepContext): null {
  ctx.stash.mintedToken = { ...ctx.stash.mintedToken, token: mintAnswer(ctx, 'unsealToken') };
  return null;
}
