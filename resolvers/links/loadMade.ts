import { runtime, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import type { StepContext } from '../shared/context';
import { request as loadLink, response as keepLink } from './loadLink';

/** The link that this request made before, as it is now. */
export function request(ctx: StepContext): DynamoDBGetItemRequest {
  if (!ctx.stash.made) runtime.earlyReturn(null);
  return loadLink(ctx);
}

export function response(ctx: StepContext): null {
  return keepLink(ctx);
}
