import { runtime, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { callerId, desktopSession } from '../shared/caller';
import { deviceLoginKey } from '../shared/keys';
import { requireWritten } from '../shared/outcome';
import { singleUpdateOf } from '../shared/transact';
import { decided, inSeconds, loginEnded, loginNotFound, unmoved } from './login';
import type { DeviceContext } from './stash';

/** A code that was redeemed at the last moment may still be registered. */
const graceSeconds = 300;

/** One sign-in makes one session a device, whatever comes of the answer: the same session may ask again. */
export function request(ctx: DeviceContext): DynamoDBUpdateItemRequest {
  const { deviceLogin: login } = ctx.stash;
  if (!login || login.userId !== callerId(ctx)) loginNotFound();
  const deviceId = desktopSession(ctx) ?? '';
  if (login.state === 'REGISTERED' && login.deviceId === deviceId) runtime.earlyReturn(null);
  if (login.state !== 'APPROVED') decided(login);
  const earliest = inSeconds(-graceSeconds);
  if (login.expiresAt <= earliest) loginEnded();
  return singleUpdateOf(deviceLoginKey(login.id), { state: 'REGISTERED', deviceId }, unmoved(login, earliest), [
    'authorizationCode',
  ]);
}

export function response(ctx: DeviceContext): null {
  requireWritten(ctx);
  return null;
}
