import type { LambdaRequest } from '@aws-appsync/utils';
import type { StepContext } from '../shared/context';
import { callMint, mintAnswer } from '../shared/mint';

export function request(): LambdaRequest {
  return callMint({ action: 'codes' });
}

export function response(ctx: StepContext): null {
  ctx.stash.mintedCodes = mintAnswer(ctx, 'codes');
  return null;
}
