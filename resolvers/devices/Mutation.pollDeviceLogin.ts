import type { DeviceLoginPoll, MutationPollDeviceLoginArgs } from '../generated/types';
import type { StepContext } from '../shared/context';
import { requireSecret } from '../shared/input';

export function request(ctx: StepContext<MutationPollDeviceLoginArgs>): object {
  ctx.stash.deviceCode = requireSecret(ctx.args.deviceCode, 'deviceCode');
  return {};
}

export function response(ctx: StepContext): DeviceLoginPoll {
  return ctx.stash.poll;
}
