import { util, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { grantedDocument } from '../shared/access';
import { linkKey } from '../shared/keys';
import type { LinkItem } from './linkItems';
import { requireAnswer } from '../shared/outcome';
import { linkNotFound } from './link';
import type { LinkContext } from './stash';

export function request(ctx: LinkContext): DynamoDBGetItemRequest {
  const key = linkKey(grantedDocument(ctx).document.id, ctx.stash.linkId);
  return { operation: 'GetItem', key: util.dynamodb.toMapValues(key), consistentRead: true };
}

export function response(ctx: LinkContext): null {
  requireAnswer(ctx);
  const link = ctx.result as LinkItem | null;
  if (!link) linkNotFound();
  ctx.stash.link = link;
  return null;
}
