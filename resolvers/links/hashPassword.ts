import { runtime, type LambdaRequest } from '@aws-appsync/utils';
import type { StepContext } from '../shared/context';
import { callMint, mintAnswer } from '../shared/mint';

export function request(ctx: StepContext): LambdaRequest {
  const { password } = ctx.stash.askedLink;
  ctx.stash.passwordHash = null;
  if (password === null) runtime.earlyReturn(null);
  return callMint({ action: 'hashPassword', password });
}

export function response(ctx: StepContext): null {
  ctx.stash.passwordHash = mintAnswer(ctx, 'hashPassword');
  return null;
}
