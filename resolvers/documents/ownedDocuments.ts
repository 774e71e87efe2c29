import { util, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import { granted } from '../shared/access';
import type { StepContext } from '../shared/context';
import { ownedBy } from '../shared/keys';
import { invalid, requireAnswer } from '../shared/outcome';

export function request(ctx: StepContext): DynamoDBQueryRequest {
  const { limit, nextToken } = ctx.stash.page;
  return {
    operation: 'Query',
    index: 'gsi1',
    query: {
      expression: 'gsi1pk = :owner',
      expressionValues: util.dynamodb.toMapValues({ ':owner': ownedBy(granted(ctx).callerId) }),
    },
    scanIndexForward: false,
    limit,
    ...(nextToken ? { nextToken } : {}),
  };
}

export function response(ctx: StepContext): unknown {
  if (ctx.error && ctx.stash.page.nextToken && isTokenRefused(ctx.error.type)) {
    invalid('nextToken is not from this list. Start again without it.', 'nextToken');
  }
  requireAnswer(ctx);
  return ctx.result;
}

/** The service refuses a token that it did not make for this very query, before DynamoDB hears of it. */
function isTokenRefused(type: string): boolean {
  return !type.startsWith('DynamoDB:') || type === 'DynamoDB:UserIllegalArgumentException';
}
