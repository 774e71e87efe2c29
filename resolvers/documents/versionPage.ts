import { util, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import { grantedDocument } from '../shared/access';
import type { StepContext } from '../shared/context';
import { documentKey } from '../shared/keys';
import { pageAnswer } from '../shared/page';

/** Newest first. Read consistently: a version just saved is in the list. */
export function request(ctx: StepContext): DynamoDBQueryRequest {
  const { limit, nextToken } = ctx.stash.page;
  return {
    operation: 'Query',
    query: {
      expression: 'pk = :document AND begins_with(sk, :version)',
      expressionValues: util.dynamodb.toMapValues({
        ':document': documentKey(grantedDocument(ctx).document.id).pk,
        ':version': 'VERSION#',
      }),
    },
    scanIndexForward: false,
    consistentRead: true,
    limit,
    ...(nextToken ? { nextToken } : {}),
  };
}

export function response(ctx: StepContext): unknown {
  return pageAnswer(ctx);
}
