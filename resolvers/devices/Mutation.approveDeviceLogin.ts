import type { DeviceApproval, MutationApproveDeviceLoginArgs } from '../generated/types';
import { callerId, requireFreshSignIn } from '../shared/caller';
import { environment, type StepContext } from '../shared/context';
import { enterCode } from './enterCode';
import { foundLogin, redirectUri } from './login';

export function request(ctx: StepContext<MutationApproveDeviceLoginArgs>): object {
  callerId(ctx);
  requireFreshSignIn(ctx);
  return enterCode(ctx);
}

export function response(ctx: StepContext): DeviceApproval {
  return {
    state: ctx.stash.approvalState,
    codeChallenge: foundLogin(ctx).codeChallenge,
    redirectUri: redirectUri(ctx),
    clientId: environment(ctx).DESKTOP_CLIENT_ID,
  };
}
