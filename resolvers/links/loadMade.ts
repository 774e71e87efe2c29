import { runtime, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { request as loadLink, response as keepLink } from './loadLink';
import type { LinkContext } from './stash';

/** The link that this request made before, as it is now. */
export function request(ctx: LinkContext): DynamoDBGetItemRequest {
  if (!ctx.stash.made) runtime.earlyReturn(null);
  return loadLink(ctx);
}

export function response(ctx: LinkContext): null {
  return keepLink(ctx);
}
