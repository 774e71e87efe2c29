import { extensions } from '@aws-appsync/utils';
import type { MutationRevokeDeviceArgs } from '../generated/types';
import { needs } from '../shared/access';
import { requireDeviceId } from '../shared/device';
import type { DeviceContext } from './stash';

export function request(ctx: DeviceContext<MutationRevokeDeviceArgs>): object {
  ctx.stash.deviceId = requireDeviceId(ctx.args.id);
  needs(ctx, {});
  return {};
}

/** Also ends the device's subscriptions. */
export function response(ctx: DeviceContext): string {
  extensions.invalidateSubscriptions({ subscriptionField: 'onChange', payload: { sessionId: ctx.stash.deviceId } });
  return ctx.stash.deviceId;
}
