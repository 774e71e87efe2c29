import type { LambdaRequest } from '@aws-appsync/utils';
import type { StepContext } from '../shared/context';
import { callMint, mintAnswer } from '../shared/mint';

export function request(ctx: StepContext): LambdaRequest {
  return callMint({ action: 'hashToken', token: ctx.stash.linkVisit.token });
}

export function response(ctx: StepContext): null {
  ctx.stash.tokenHash = mintAnswer(ctx, 'hashToken');
  return null;
}
