import { runtime, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { mostDevicesRevoked } from '../../schema/limits';
import { granted } from '../shared/access';
import { desktopSession } from '../shared/caller';
import { revocation, stillRegistered } from '../shared/device';
import { deviceKey } from '../shared/keys';
import { busy } from '../shared/outcome';
import { transact } from '../shared/transact';
import { refusals } from '../shared/transaction';
import { updateOf } from '../shared/write';
import type { DeviceContext } from './stash';

/** One transaction, so that the answer lists exactly what was revoked. */
export function request(ctx: DeviceContext): DynamoDBTransactWriteItemsRequest {
  const { callerId } = granted(ctx);
  const current = desktopSession(ctx);
  const others = ctx.stash.devices.filter(({ id }) => id !== current).slice(0, mostDevicesRevoked);
  ctx.stash.devices = others;
  if (others.length === 0) runtime.earlyReturn(null);
  return transact(
    ctx,
    others.map(({ id }) => updateOf(deviceKey(callerId, id), { set: revocation() }, stillRegistered(id))),
  );
}

export function response(ctx: DeviceContext): null {
  if (refusals(ctx)) busy();
  return null;
}
