import { extensions } from '@aws-appsync/utils';
import { granted, needs } from '../shared/access';
import type { DeviceContext } from './stash';

export function request(ctx: DeviceContext): object {
  needs(ctx, {});
  return {};
}

/** Also ends the devices' subscriptions. */
export function response(ctx: DeviceContext): string[] {
  const { callerId, device } = granted(ctx);
  const payload = { userId: callerId, exceptDeviceId: device?.id ?? '' };
  extensions.invalidateSubscriptions({ subscriptionField: 'onChange', payload });
  return ctx.stash.devices.map(({ id }) => id);
}
