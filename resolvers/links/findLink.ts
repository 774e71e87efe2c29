import { util, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import { linkOf } from '../shared/keys';
import { requireAnswer } from '../shared/outcome';
import { nothingThere } from './standing';
import type { FoundLink, LinkContext } from './stash';

/** Finds the link's key by the index, which may lag; the next step reads the link itself. */
export function request(ctx: LinkContext): DynamoDBQueryRequest {
  return {
    operation: 'Query',
    index: 'gsi1',
    query: {
      expression: 'gsi1pk = :link',
      expressionValues: util.dynamodb.toMapValues({ ':link': linkOf(ctx.stash.tokenHash) }),
    },
    limit: 1,
  };
}

export function response(ctx: LinkContext): null {
  requireAnswer(ctx);
  const [found] = (ctx.result as { items: FoundLink[] }).items;
  if (!found) nothingThere();
  ctx.stash.foundLink = found;
  return null;
}
