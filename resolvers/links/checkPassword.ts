import { runtime, type LambdaRequest } from '@aws-appsync/utils';
import type { StepContext } from '../shared/context';
import { callMint, mintAnswer } from '../shared/mint';

export function request(ctx: StepContext): LambdaRequest {
  const { link, linkVisit } = ctx.stash;
  if (!link.passwordHash) runtime.earlyReturn(null);
  return callMint({ action: 'isPassword', password: linkVisit.password ?? '', passwordHash: link.passwordHash });
}

export function response(ctx: StepContext): null {
  ctx.stash.isPasswordRight = mintAnswer(ctx, 'isPassword');
  return null;
}
