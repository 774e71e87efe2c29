import { runtime, util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { approvedLoginSeconds } from '../../schema/limits';
import { callerId } from '../shared/caller';
import { environment } from '../shared/context';
import type { ApprovalItem } from '../shared/deviceItems';
import { approvalKey, deviceLoginKey } from '../shared/keys';
import { busy } from '../shared/outcome';
import { transact } from '../shared/transact';
import { refusals } from '../shared/transaction';
import { creationOf, updateOf } from '../shared/write';
import { decided, foundLogin, inSeconds, unmoved } from './login';
import type { DeviceContext } from './stash';

/** Approves the sign-in for the caller, who alone can finish it, with the OAuth state that their browser carries. */
export function request(ctx: DeviceContext): DynamoDBTransactWriteItemsRequest {
  const login = foundLogin(ctx);
  if (login.state === 'APPROVING' && login.approvalState) {
    ctx.stash.approvalState = login.approvalState;
    runtime.earlyReturn(null);
  }
  if (login.state !== 'PENDING') decided(login);
  const { approvalState } = ctx.stash;
  const approval: ApprovalItem = { ...approvalKey(approvalState), loginId: login.id, ttl: login.ttl };
  const change = {
    state: 'APPROVING',
    userId: callerId(ctx),
    approvalState,
    expiresAt: inSeconds(approvedLoginSeconds),
  };
  const asRead = unmoved(login, util.time.nowISO8601());
  const writes = [updateOf(deviceLoginKey(login.id), { set: change }, asRead), creationOf(approval)];
  return transact(ctx, writes, environment(ctx).DEVICE_LOGINS);
}

export function response(ctx: DeviceContext): null {
  // Somebody else has decided at the same moment; a retry sees how.
  if (refusals(ctx)) busy();
  return null;
}
