import type { LambdaRequest } from '@aws-appsync/utils';
import type { StepContext } from '../shared/context';
import { callMint, mintAnswer } from '../shared/mint';

export function request(ctx: StepContext): LambdaRequest {
  return callMint({ action: 'codes', replaces: ctx.stash.deviceCode });
}

export function response(ctx: StepContext): null {
  const codes = mintAnswer(ctx, 'codes');
  ctx.stash.mintedCodes = codes;
  ctx.stash.loginId = codes.replacedId;
  return null;
}
