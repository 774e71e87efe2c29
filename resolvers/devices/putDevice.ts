import { util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { addressOf, callerId, desktopSession } from '../shared/caller';
import { deviceRevoked } from '../shared/device';
import type { DeviceItem } from '../shared/deviceItems';
import { deviceKey } from '../shared/keys';
import { busy } from '../shared/outcome';
import { sessionEnd } from '../shared/session';
import { transact } from '../shared/transact';
import { refusals } from '../shared/transaction';
import { creationOf } from '../shared/write';
import { foundLogin } from './login';
import type { DeviceContext } from './stash';

/** A transaction with one write, because only a transaction returns the row that exists already. */
export function request(ctx: DeviceContext): DynamoDBTransactWriteItemsRequest {
  const device = deviceOf(ctx);
  ctx.stash.device = device;
  return transact(ctx, [creationOf(device)]);
}

export function response(ctx: DeviceContext): null {
  const refused = refusals(ctx);
  if (!refused) return null;
  const [device] = refused;
  const known = device?.item as DeviceItem | null | undefined;
  if (!known) busy();
  if (known.revokedAt) deviceRevoked();
  ctx.stash.device = known;
  return null;
}

function deviceOf(ctx: DeviceContext): DeviceItem {
  const { clientName, clientVersion, platform } = foundLogin(ctx);
  const id = desktopSession(ctx) ?? '';
  const now = util.time.nowISO8601();
  return {
    ...deviceKey(callerId(ctx), id),
    id,
    name: ctx.stash.deviceName ?? `${clientName} (${platform})`,
    clientName,
    clientVersion,
    platform,
    createdAt: now,
    lastSeenAt: now,
    address: addressOf(ctx),
    ttl: sessionEnd(),
  };
}
