import { util, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import { granted } from '../shared/access';
import type { StepContext } from '../shared/context';
import { ownedBy } from '../shared/keys';
import { pageAnswer } from '../shared/page';

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
  return pageAnswer(ctx);
}
