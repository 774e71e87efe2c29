import { runtime, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { callerId } from '../shared/caller';
import type { DeviceLoginItem } from '../shared/deviceItems';
import { requireWritten } from '../shared/outcome';
import { decided, foundLogin, moveLogin } from './login';
import type { DeviceContext } from './stash';

/** Possible until the device is registered; a code that the program has redeemed is then useless. */
export function request(ctx: DeviceContext): DynamoDBUpdateItemRequest {
  const login = foundLogin(ctx);
  if (login.state === 'DENIED') runtime.earlyReturn(null);
  if (login.state === 'REGISTERED') decided(login);
  return moveLogin(login, { state: 'DENIED', userId: callerId(ctx) }, ['authorizationCode']);
}

export function response(ctx: DeviceContext): null {
  requireWritten(ctx);
  ctx.stash.deviceLogin = ctx.result as DeviceLoginItem;
  return null;
}
