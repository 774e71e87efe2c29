import type { LambdaRequest } from '@aws-appsync/utils';
import { callMint, mintAnswer } from '../shared/mint';
import type { DeviceContext } from './stash';

export function request(ctx: DeviceContext): LambdaRequest {
  return callMint({ action: 'codes', replaces: ctx.stash.deviceCode });
}

export function response(ctx: DeviceContext): null {
  const codes = mintAnswer(ctx, 'codes');
  ctx.stash.mintedCodes = codes;
  ctx.stash.loginId = codes.replacedId;
  return null;
}
