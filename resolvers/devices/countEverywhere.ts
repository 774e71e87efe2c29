import type { DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import type { StepContext } from '../shared/context';
import { countCode, endTooMany } from './codeCounts';
import { codeNotFound } from './login';

export function request(ctx: StepContext): DynamoDBUpdateItemRequest {
  return countCode(ctx, 'everywhere', 'ALL');
}

/** A wrong code is told to be one here, when it stands in every count. */
export function response(ctx: StepContext): null {
  endTooMany(ctx, 'everywhere');
  const { what, isOneMore } = ctx.stash.codeCount;
  if (what === 'WRONG' && isOneMore) codeNotFound();
  return null;
}
