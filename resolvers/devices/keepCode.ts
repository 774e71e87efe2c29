import { runtime, util, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { approvedLoginSeconds } from '../../schema/limits';
import { callerId } from '../shared/caller';
import type { DeviceLoginItem } from '../shared/deviceItems';
import { requireWritten } from '../shared/outcome';
import { decided, inSeconds, loginEnded, loginNotFound, moveLogin } from './login';
import type { DeviceContext } from './stash';

/** Stores the code for the program that has the PKCE verifier; it is useless to anybody else. */
export function request(ctx: DeviceContext): DynamoDBUpdateItemRequest {
  const { deviceLogin: login, authorizationCode } = ctx.stash;
  if (!login || login.userId !== callerId(ctx)) loginNotFound();
  if (login.state === 'APPROVED' && login.authorizationCode === authorizationCode) runtime.earlyReturn(null);
  if (login.state !== 'APPROVING') decided(login);
  if (login.expiresAt <= util.time.nowISO8601()) loginEnded();
  return moveLogin(login, { state: 'APPROVED', authorizationCode, expiresAt: inSeconds(approvedLoginSeconds) });
}

export function response(ctx: DeviceContext): null {
  requireWritten(ctx);
  ctx.stash.deviceLogin = ctx.result as DeviceLoginItem;
  return null;
}
