import type { DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { addressOf } from '../shared/caller';
import type { StepContext } from '../shared/context';
import { networkOf } from '../shared/network';
import { countCode, endTooMany } from './codeCounts';

/** Before the count of all: one network alone cannot use that up. */
export function request(ctx: StepContext): DynamoDBUpdateItemRequest {
  return countCode(ctx, 'network', networkOf(addressOf(ctx)));
}

export function response(ctx: StepContext): null {
  endTooMany(ctx, 'network');
  return null;
}
