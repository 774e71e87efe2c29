import { runtime, util, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { deviceLoginKey } from '../shared/keys';
import { isConditionFailed, requireAnswer } from '../shared/outcome';
import { singleUpdateOf } from '../shared/transact';
import type { DeviceContext } from './stash';

/** A program that asks again shows a new code, so the old one must not be approved any more. */
export function request(ctx: DeviceContext): DynamoDBUpdateItemRequest {
  const { loginId } = ctx.stash;
  if (!loginId) runtime.earlyReturn(null);
  const now = util.time.nowISO8601();
  return singleUpdateOf(
    deviceLoginKey(loginId),
    { expiresAt: now },
    {
      expression: '(#state = :pending OR #state = :approving) AND expiresAt > :now',
      names: { '#state': 'state' },
      values: { ':pending': 'PENDING', ':approving': 'APPROVING', ':now': now },
    },
  );
}

export function response(ctx: DeviceContext): null {
  // If it has ended or is decided already, nothing is left to do.
  if (!isConditionFailed(ctx)) requireAnswer(ctx);
  return null;
}
