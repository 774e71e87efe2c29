import { util, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import { grantedDocument } from '../shared/access';
import type { StepContext } from '../shared/context';
import { shareKey } from '../shared/keys';
import { pageAnswer } from '../shared/page';

/** In the order of the addresses. */
export function request(ctx: StepContext): DynamoDBQueryRequest {
  const { limit, nextToken } = ctx.stash.page;
  const { pk, sk } = shareKey(grantedDocument(ctx).document.id, '');
  return {
    operation: 'Query',
    query: {
      expression: 'pk = :document AND begins_with(sk, :share)',
      expressionValues: util.dynamodb.toMapValues({ ':document': pk, ':share': sk }),
    },
    consistentRead: true,
    limit,
    ...(nextToken ? { nextToken } : {}),
  };
}

export function response(ctx: StepContext): unknown {
  return pageAnswer(ctx);
}
