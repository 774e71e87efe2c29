import { runtime, util, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { isGiver } from '../shared/can';
import type { StepContext } from '../shared/context';
import { grantKey } from '../shared/keys';
import { requireAnswer } from '../shared/outcome';
import type { GrantItem } from '../shared/shareItems';
import { nothingThere } from './standing';

/** A manager's link is good only while they are one. */
export function request(ctx: StepContext): DynamoDBGetItemRequest {
  const { documentId, givenById } = ctx.stash.link;
  if (!givenById) runtime.earlyReturn(null);
  return {
    operation: 'GetItem',
    key: util.dynamodb.toMapValues(grantKey(documentId, givenById)),
    consistentRead: true,
  };
}

export function response(ctx: StepContext): null {
  requireAnswer(ctx);
  if (!isGiver(ctx.result as GrantItem | null, util.time.nowISO8601())) nothingThere();
  return null;
}
