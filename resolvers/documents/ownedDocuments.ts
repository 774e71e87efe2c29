import { util, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import { granted } from '../shared/access';
import type { StepContext } from '../shared/context';
import { ownedBy, trashOf } from '../shared/keys';
import { pageAnswer } from '../shared/page';

/** The caller's own documents: those in the trash, or all others. */
export function request(ctx: StepContext): DynamoDBQueryRequest {
  const { callerId } = granted(ctx);
  const { limit, nextToken } = ctx.stash.page;
  return {
    operation: 'Query',
    index: 'gsi1',
    query: {
      expression: 'gsi1pk = :list',
      expressionValues: util.dynamodb.toMapValues({
        ':list': ctx.stash.view === 'TRASH' ? trashOf(callerId) : ownedBy(callerId),
      }),
    },
    scanIndexForward: false,
    limit,
    ...(nextToken ? { nextToken } : {}),
  };
}

export function response(ctx: StepContext): unknown {
  return pageAnswer(ctx);
}
