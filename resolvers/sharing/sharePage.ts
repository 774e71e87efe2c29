import { util, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import { grantedDocument } from '../shared/access';
import { shareKey } from '../shared/keys';
import { pageAnswer } from '../shared/page';
import type { SharingContext } from './stash';

/** Lists the shares, sorted by address. */
export function request(ctx: SharingContext): DynamoDBQueryRequest {
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

export function response(ctx: SharingContext): unknown {
  return pageAnswer(ctx);
}
