import type { DeviceLogin, MutationDenyDeviceLoginArgs } from '../generated/types';
import type { StepContext } from '../shared/context';
import { enterCode } from './enterCode';
import { foundLogin, toDeviceLogin } from './login';

export function request(ctx: StepContext<MutationDenyDeviceLoginArgs>): object {
  return enterCode(ctx);
}

export function response(ctx: StepContext): DeviceLogin {
  return toDeviceLogin(foundLogin(ctx));
}
