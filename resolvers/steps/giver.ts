import { runtime, util, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { admit } from '../shared/admission';
import type { OnTrust, StepContext } from '../shared/context';
import { grantKey } from '../shared/keys';
import { requireAnswer } from '../shared/outcome';
import type { GrantItem } from '../shared/shareItems';

/** Completes `access` for grants that a manager gave: they are valid only while the giver is still a manager. */
export function request(ctx: StepContext): DynamoDBGetItemRequest {
  const { onTrust } = ctx.stash;
  if (!onTrust) runtime.earlyReturn(ctx.prev.result);
  const { document, grant } = onTrust;
  return {
    operation: 'GetItem',
    key: util.dynamodb.toMapValues(grantKey(document.id, grant.givenById ?? '')),
    consistentRead: true,
  };
}

export function response(ctx: StepContext): null {
  requireAnswer(ctx);
  admit(ctx, { ...(ctx.stash.onTrust as OnTrust), giver: ctx.result as GrantItem | null });
  return null;
}
