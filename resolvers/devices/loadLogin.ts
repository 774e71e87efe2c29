import { runtime, util, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import type { DeviceLoginItem } from '../shared/deviceItems';
import { deviceLoginKey } from '../shared/keys';
import { requireAnswer } from '../shared/outcome';
import type { DeviceContext } from './stash';

export function request(ctx: DeviceContext): DynamoDBGetItemRequest {
  const { loginId } = ctx.stash;
  ctx.stash.deviceLogin = null;
  if (!loginId) runtime.earlyReturn(null);
  return { operation: 'GetItem', key: util.dynamodb.toMapValues(deviceLoginKey(loginId)), consistentRead: true };
}

export function response(ctx: DeviceContext): null {
  requireAnswer(ctx);
  ctx.stash.deviceLogin = ctx.result as DeviceLoginItem | null;
  return null;
}
