import { runtime, type LambdaRequest } from '@aws-appsync/utils';
import type { StepContext } from '../shared/context';
import { callMint, mintAnswer } from '../shared/mint';
import { foundLogin } from './login';

export function request(ctx: StepContext): LambdaRequest {
  if (foundLogin(ctx).state !== 'PENDING') runtime.earlyReturn(null);
  return callMint({ action: 'state' });
}

export function response(ctx: StepContext): null {
  ctx.stash.approvalState = mintAnswer(ctx, 'state');
  return null;
}
