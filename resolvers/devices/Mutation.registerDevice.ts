import { longestDeviceName } from '../../schema/limits';
import type { Device, MutationRegisterDeviceArgs } from '../generated/types';
import { callerId, desktopSession } from '../shared/caller';
import { toDevice } from '../shared/device';
import { requireLabel, requireSecret } from '../shared/input';
import { fail } from '../shared/outcome';
import type { DeviceContext } from './stash';

/** The one field that a desktop session may call before it is registered. */
export function request(ctx: DeviceContext<MutationRegisterDeviceArgs>): object {
  callerId(ctx);
  if (!desktopSession(ctx))
    fail('Forbidden', 'Only a desktop program registers itself, with the tokens it signed in for.');
  const name = ctx.args.name ?? null;
  ctx.stash.deviceCode = requireSecret(ctx.args.deviceCode, 'deviceCode');
  ctx.stash.deviceName = name === null ? null : requireLabel(name, 'name', longestDeviceName);
  return {};
}

export function response(ctx: DeviceContext): Device {
  return toDevice(ctx, ctx.stash.device);
}
