import type { LambdaRequest } from '@aws-appsync/utils';
import { callMint, mintAnswer } from '../shared/mint';
import type { DeviceContext } from './stash';

/** A sign-in is found by the hash of its device code, because the code itself is not stored. */
export function request(ctx: DeviceContext): LambdaRequest {
  return callMint({ action: 'hashToken', token: ctx.stash.deviceCode ?? '' });
}

export function response(ctx: DeviceContext): null {
  ctx.stash.loginId = mintAnswer(ctx, 'hashToken');
  return null;
}
