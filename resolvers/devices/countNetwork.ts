import type { DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { addressOf } from '../shared/caller';
import { networkOf } from '../shared/network';
import { countCode, endTooMany } from './codeCounts';
import type { DeviceContext } from './stash';

/** Comes before the count for all networks, so that one network alone cannot use that up. */
export function request(ctx: DeviceContext): DynamoDBUpdateItemRequest {
  return countCode(ctx, 'network', networkOf(addressOf(ctx)));
}

export function response(ctx: DeviceContext): null {
  endTooMany(ctx, 'network');
  return null;
}
