import type { DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { approvedLoginSeconds } from '../../schema/limits';
import { addressOf } from '../shared/caller';
import { environment } from '../shared/context';
import type { DeviceLoginItem, UserCodeItem } from '../shared/deviceItems';
import { deviceLoginKey, userCodeKey } from '../shared/keys';
import { busy } from '../shared/outcome';
import { transact } from '../shared/transact';
import { refusals } from '../shared/transaction';
import { creationOf, putOf, type Condition } from '../shared/write';
import { firstInterval, inSeconds, pendingSeconds, recordEnd } from './login';
import type { DeviceContext } from './stash';

/** Writes the sign-in and its user code, which no other live sign-in may have. */
export function request(ctx: DeviceContext): DynamoDBTransactWriteItemsRequest {
  const login = loginOf(ctx);
  ctx.stash.deviceLogin = login;
  const table = environment(ctx).DEVICE_LOGINS;
  return transact(ctx, [creationOf(login), putOf(userCodeOf(login), isFree(login.requestedAt))], table);
}

export function response(ctx: DeviceContext): null {
  // The code is taken, which happens once in millions; a retry gets another one.
  if (refusals(ctx)) busy();
  return null;
}

function loginOf(ctx: DeviceContext): DeviceLoginItem {
  const { loginId, userCode } = ctx.stash.mintedCodes;
  const { codeChallenge, clientName, clientVersion, platform } = ctx.stash.askedLogin;
  const now = inSeconds(0);
  return {
    ...deviceLoginKey(loginId),
    id: loginId,
    userCode,
    codeChallenge,
    clientName,
    clientVersion,
    platform,
    requestedAt: now,
    address: addressOf(ctx),
    state: 'PENDING',
    expiresAt: inSeconds(pendingSeconds),
    interval: firstInterval,
    nextPollAt: now,
    ttl: recordEnd(),
  };
}

/** Reserves the code for as long as its sign-in may live. */
function userCodeOf({ id: loginId, userCode, ttl }: DeviceLoginItem): UserCodeItem {
  return { ...userCodeKey(userCode), loginId, freeAt: inSeconds(pendingSeconds + 2 * approvedLoginSeconds), ttl };
}

function isFree(now: string): Condition {
  return { expression: 'attribute_not_exists(pk) OR freeAt <= :now', values: { ':now': now } };
}
