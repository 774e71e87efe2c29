import { longestDeviceName } from '../../schema/limits';
import type { Device, MutationRenameDeviceArgs } from '../generated/types';
import { needs } from '../shared/access';
import { requireDeviceId, toDevice } from '../shared/device';
import { requireLabel } from '../shared/input';
import type { DeviceContext } from './stash';

export function request(ctx: DeviceContext<MutationRenameDeviceArgs>): object {
  const { id, name } = ctx.args.input;
  ctx.stash.deviceId = requireDeviceId(id);
  ctx.stash.deviceName = requireLabel(name, 'name', longestDeviceName);
  needs(ctx, {});
  return {};
}

export function response(ctx: DeviceContext): Device {
  return toDevice(ctx, ctx.stash.device);
}
