import { runtime, util, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { granted } from '../shared/access';
import { addressOf } from '../shared/caller';
import { secondsOfHour } from '../shared/counts';
import { stillRegistered } from '../shared/device';
import { deviceKey } from '../shared/keys';
import { isConditionFailed } from '../shared/outcome';
import { singleUpdateOf } from '../shared/transact';
import { inSeconds } from './login';
import type { DeviceContext } from './stash';

/** One write an hour of each device, told by the row that access has read anyway; none for a browser. */
export function request(ctx: DeviceContext): DynamoDBUpdateItemRequest {
  const { callerId, device } = granted(ctx);
  if (!device || device.lastSeenAt > inSeconds(-secondsOfHour)) runtime.earlyReturn(null);
  const seen = { lastSeenAt: util.time.nowISO8601(), address: addressOf(ctx) };
  return singleUpdateOf(deviceKey(callerId, device.id), seen, stillRegistered(device.id));
}

export function response(ctx: DeviceContext): null {
  // When a device was last seen is not worth a call that fails.
  if (ctx.error && !isConditionFailed(ctx)) console.error('markSeen', ctx.error.type, ctx.error.message);
  return null;
}
