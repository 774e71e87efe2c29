import { runtime, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { callerId } from '../shared/caller';
import type { StepContext } from '../shared/context';
import type { DeviceLoginItem } from '../shared/deviceItems';
import { requireWritten } from '../shared/outcome';
import { decided, foundLogin, moveLogin } from './login';

/** Until the device is registered: a code that the program has redeemed by then opens nothing. */
export function request(ctx: StepContext): DynamoDBUpdateItemRequest {
  const login = foundLogin(ctx);
  if (login.state === 'DENIED') runtime.earlyReturn(null);
  if (login.state === 'REGISTERED') decided(login);
  return moveLogin(login, { state: 'DENIED', userId: callerId(ctx) }, ['authorizationCode']);
}

export function response(ctx: StepContext): null {
  requireWritten(ctx);
  ctx.stash.deviceLogin = ctx.result as DeviceLoginItem;
  return null;
}
