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

/** Writes at most once an hour per device, judged by the row that access has read; never for a browser. */
export function request(ctx: DeviceContext): DynamoDBUpdateItemRequest {
  const { callerId, device } = granted(ctx);
  if (!device || device.lastSeenAt > inSeconds(-secondsOfHour)) runtime.earlyReturn(null);
  const seen = { lastSeenAt: util.time.nowISO8601(), address: addressOf(ctx) };
  return singleUpdateOf(deviceKey(callerId, device.id), seen, stillRegistered(device.id));
}

export function response(ctx: DeviceContext): null {
  // The request must not fail only because the last-seen time could not be written.
  if (ctx.error && !isConditionFailed(ctx)) console.error('markSeen', ctx.error.type, ctx.error.message);
  return null;
}
