import type { DeviceLogin, MutationDenyDeviceLoginArgs } from '../generated/types';
import { enterCode } from './enterCode';
import { foundLogin, toDeviceLogin } from './login';
import type { DeviceContext } from './stash';

export function request(ctx: DeviceContext<MutationDenyDeviceLoginArgs>): object {
  return enterCode(ctx);
}

export function response(ctx: DeviceContext): DeviceLogin {
  return toDeviceLogin(foundLogin(ctx));
}
