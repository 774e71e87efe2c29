import type { DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { granted } from '../shared/access';
import { deviceNotFound, stillRegistered } from '../shared/device';
import type { DeviceItem } from '../shared/deviceItems';
import { deviceKey } from '../shared/keys';
import { isConditionFailed, requireAnswer } from '../shared/outcome';
import { singleUpdateOf } from '../shared/transact';
import type { DeviceContext } from './stash';

export function request(ctx: DeviceContext): DynamoDBUpdateItemRequest {
  const { deviceId, deviceName: name } = ctx.stash;
  return singleUpdateOf(deviceKey(granted(ctx).callerId, deviceId), { name }, stillRegistered(deviceId));
}

export function response(ctx: DeviceContext): null {
  if (isConditionFailed(ctx)) deviceNotFound();
  requireAnswer(ctx);
  ctx.stash.device = ctx.result as DeviceItem;
  return null;
}
