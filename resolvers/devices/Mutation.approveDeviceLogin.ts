import type { DeviceApproval, MutationApproveDeviceLoginArgs } from '../generated/types';
import { callerId, requireFreshSignIn } from '../shared/caller';
import { environment } from '../shared/context';
import { enterCode } from './enterCode';
import { foundLogin, redirectUri } from './login';
import type { DeviceContext } from './stash';

export function request(ctx: DeviceContext<MutationApproveDeviceLoginArgs>): object {
  callerId(ctx);
  requireFreshSignIn(ctx);
  return enterCode(ctx);
}

export function response(ctx: DeviceContext): DeviceApproval {
  return {
    state: ctx.stash.approvalState,
    codeChallenge: foundLogin(ctx).codeChallenge,
    redirectUri: redirectUri(ctx),
    clientId: environment(ctx).DESKTOP_CLIENT_ID,
  };
}
