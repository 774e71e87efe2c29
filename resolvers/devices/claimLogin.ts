import { runtime, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { callerId, desktopSession } from '../shared/caller';
import { deviceLoginKey } from '../shared/keys';
import { requireWritten } from '../shared/outcome';
import { singleUpdateOf } from '../shared/transact';
import { decided, inSeconds, loginEnded, loginNotFound, unmoved } from './login';
import type { DeviceContext } from './stash';

/** Extra time, so that a code redeemed at the last moment can still be registered. */
const graceSeconds = 300;

/** A sign-in registers one session; the same session may repeat the request if the answer was lost. */
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
