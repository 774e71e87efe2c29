import { runtime, util, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { grantedDocument } from '../shared/access';
import type { StepContext } from '../shared/context';
import { grantKey } from '../shared/keys';
import { requireAnswer } from '../shared/outcome';
import type { GrantItem } from '../shared/shareItems';

const nobody = '-';

/** Somebody who has had two addresses has two shares, and the grant is the newer one's. Asked of an invite too: no time tells. */
export function request(ctx: StepContext): DynamoDBGetItemRequest {
  const share = ctx.stash.share ?? null;
  if (!share) runtime.earlyReturn(null);
  return {
    operation: 'GetItem',
    key: util.dynamodb.toMapValues(grantKey(grantedDocument(ctx).document.id, share.userId ?? nobody)),
    consistentRead: true,
  };
}

export function response(ctx: StepContext): null {
  requireAnswer(ctx);
  const grant = ctx.result as GrantItem | null;
  ctx.stash.shareGrant = grant && grant.email === ctx.stash.share?.email ? grant : null;
  return null;
}
