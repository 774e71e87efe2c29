import type { DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { countCode, endTooMany } from './codeCounts';
import { codeNotFound } from './login';
import type { DeviceContext } from './stash';

export function request(ctx: DeviceContext): DynamoDBUpdateItemRequest {
  return countCode(ctx, 'everywhere', 'ALL');
}

/** Reports a wrong code only here, when every counter includes it. */
export function response(ctx: DeviceContext): null {
  endTooMany(ctx, 'everywhere');
  const { what, isOneMore } = ctx.stash.codeCount;
  if (what === 'WRONG' && isOneMore) codeNotFound();
  return null;
}
