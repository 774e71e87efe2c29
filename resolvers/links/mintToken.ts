import type { LambdaRequest } from '@aws-appsync/utils';
import type { StepContext } from '../shared/context';
import { callMint, mintAnswer } from '../shared/mint';

export function request(): LambdaRequest {
  return callMint({ action: 'linkToken' });
}

export function response(ctx: StepContext): null {
  ctx.stash.mintedToken = mintAnswer(ctx, 'linkToken');
  return null;
}
