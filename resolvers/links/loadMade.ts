import { runtime, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { request as loadLink, response as keepLink } from './loadLink';
import type { LinkContext } from './stash';

/** Reads the link that an earlier call of this request made. */
export function request(ctx: LinkContext): DynamoDBGetItemRequest {
  if (!ctx.stash.made) runtime.earlyReturn(null);
  return loadLink(ctx);
}

export function response(ctx: LinkContext): null {
  return keepLink(ctx);
}
