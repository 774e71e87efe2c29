import type { LambdaRequest } from '@aws-appsync/utils';
import type { StepContext } from '../shared/context';
import { callMint, mintAnswer } from '../shared/mint';
import { sealOf } from './requested';

export function request(ctx: StepContext): LambdaRequest {
  return callMint({ action: 'linkToken', seal: sealOf(ctx) });
}

export function response(ctx: StepContext): null {
  ctx.stash.mintedToken = mintAnswer(ctx, 'linkToken');
  return null;
}
