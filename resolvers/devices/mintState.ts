import { runtime, type LambdaRequest } from '@aws-appsync/utils';
import { callMint, mintAnswer } from '../shared/mint';
import { foundLogin } from './login';
import type { DeviceContext } from './stash';

export function request(ctx: DeviceContext): LambdaRequest {
  if (foundLogin(ctx).state !== 'PENDING') runtime.earlyReturn(null);
  return callMint({ action: 'state' });
}

export function response(ctx: DeviceContext): null {
  ctx.stash.approvalState = mintAnswer(ctx, 'state');
  return null;
}
