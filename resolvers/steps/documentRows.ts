import { util, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import { grantedDocument } from '../shared/access';
import type { StepContext } from '../shared/context';
import { documentKey } from '../shared/keys';
import { pageAnswer } from '../shared/page';

/** The document's versions or changes, newest first. Read consistently, so that a new one is in the list at once. */
export function request(ctx: StepContext): DynamoDBQueryRequest {
  const { limit, nextToken } = ctx.stash.page;
  return {
    operation: 'Query',
    query: {
      expression: 'pk = :document AND begins_with(sk, :beginning)',
      expressionValues: util.dynamodb.toMapValues({
        ':document': documentKey(grantedDocument(ctx).document.id).pk,
        ':beginning': ctx.stash.rowsOf,
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
