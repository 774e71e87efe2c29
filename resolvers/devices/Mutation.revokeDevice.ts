import type { MutationRevokeDeviceArgs } from '../generated/types';
import { needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { requireDeviceId } from '../shared/device';

export function request(ctx: StepContext<MutationRevokeDeviceArgs>): object {
  ctx.stash.deviceId = requireDeviceId(ctx.args.id);
  needs(ctx, {});
  return {};
}

export function response(ctx: StepContext): string {
  return ctx.stash.deviceId;
}
