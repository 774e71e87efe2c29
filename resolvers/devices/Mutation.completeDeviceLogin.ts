import type { DeviceLogin, MutationCompleteDeviceLoginArgs } from '../generated/types';
import { needs } from '../shared/access';
import { hasOnly, requireSecret } from '../shared/input';
import { invalid } from '../shared/outcome';
import { foundLogin, toDeviceLogin } from './login';
import type { DeviceContext } from './stash';

const longestCode = 1024;

export function request(ctx: DeviceContext<MutationCompleteDeviceLoginArgs>): object {
  const { state, code } = ctx.args.input;
  ctx.stash.approvalState = requireSecret(state, 'state');
  ctx.stash.authorizationCode = requireCode(code);
  needs(ctx, {});
  return {};
}

export function response(ctx: DeviceContext): DeviceLogin {
  return toDeviceLogin(foundLogin(ctx));
}

function requireCode(code: string): string {
  if (code.length < 1 || code.length > longestCode || !hasOnly('A-Za-z0-9._~+/=-', code)) {
    invalid('code is the authorization code that the pool answered with.', 'code');
  }
  return code;
}
