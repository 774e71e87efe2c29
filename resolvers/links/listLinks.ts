import { util, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import { mostLinks } from '../../schema/limits';
import { grantedDocument } from '../shared/access';
import { linkKey } from '../shared/keys';
import type { LinkItem } from './linkItems';
import { requireAnswer } from '../shared/outcome';
import type { LinkContext } from './stash';

/** The document's links, newest first: their ids are ULIDs. */
export function request(ctx: LinkContext): DynamoDBQueryRequest {
  const { pk, sk } = linkKey(grantedDocument(ctx).document.id, '');
  return {
    operation: 'Query',
    query: {
      expression: 'pk = :document AND begins_with(sk, :link)',
      expressionValues: util.dynamodb.toMapValues({ ':document': pk, ':link': sk }),
    },
    scanIndexForward: false,
    consistentRead: true,
    limit: mostLinks,
  };
}

export function response(ctx: LinkContext): null {
  requireAnswer(ctx);
  ctx.stash.links = (ctx.result as { items: LinkItem[] }).items;
  return null;
}
