import { extensions } from '@aws-appsync/utils';
import type { MutationRevokeDeviceArgs } from '../generated/types';
import { needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { requireDeviceId } from '../shared/device';

export function request(ctx: StepContext<MutationRevokeDeviceArgs>): object {
  ctx.stash.deviceId = requireDeviceId(ctx.args.id);
  needs(ctx, {});
  return {};
}

/** What the device listens to ends with it. */
export function response(ctx: StepContext): string {
  extensions.invalidateSubscriptions({ subscriptionField: 'onChange', payload: { sessionId: ctx.stash.deviceId } });
  return ctx.stash.deviceId;
}
