import { util, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import type { ApprovalItem } from '../shared/deviceItems';
import { approvalKey } from '../shared/keys';
import { requireAnswer } from '../shared/outcome';
import type { DeviceContext } from './stash';

export function request(ctx: DeviceContext): DynamoDBGetItemRequest {
  const key = util.dynamodb.toMapValues(approvalKey(ctx.stash.approvalState));
  return { operation: 'GetItem', key, consistentRead: true };
}

export function response(ctx: DeviceContext): null {
  requireAnswer(ctx);
  const approval = ctx.result as ApprovalItem | null;
  ctx.stash.loginId = approval ? approval.loginId : null;
  return null;
}
