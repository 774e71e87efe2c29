import type { DeviceLoginPoll, MutationPollDeviceLoginArgs } from '../generated/types';
import { requireSecret } from '../shared/input';
import type { DeviceContext } from './stash';

export function request(ctx: DeviceContext<MutationPollDeviceLoginArgs>): object {
  ctx.stash.deviceCode = requireSecret(ctx.args.deviceCode, 'deviceCode');
  return {};
}

export function response(ctx: DeviceContext): DeviceLoginPoll {
  return ctx.stash.poll;
}
