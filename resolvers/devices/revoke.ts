import type { DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { granted } from '../shared/access';
import { deviceNotFound, revocation } from '../shared/device';
import { deviceKey } from '../shared/keys';
import { isConditionFailed, requireAnswer } from '../shared/outcome';
import { singleUpdateOf } from '../shared/transact';
import type { DeviceContext } from './stash';

/** Revoking twice succeeds; only a device that never existed is not found. */
export function request(ctx: DeviceContext): DynamoDBUpdateItemRequest {
  const { deviceId } = ctx.stash;
  const known = { expression: 'id = :id', values: { ':id': deviceId } };
  return singleUpdateOf(deviceKey(granted(ctx).callerId, deviceId), revocation(), known);
}

export function response(ctx: DeviceContext): null {
  if (isConditionFailed(ctx)) deviceNotFound();
  requireAnswer(ctx);
  return null;
}
