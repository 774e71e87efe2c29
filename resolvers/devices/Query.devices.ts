import type { Device } from '../generated/types';
import { needs } from '../shared/access';
import { toDevice } from '../shared/device';
import type { DeviceContext } from './stash';

export function request(ctx: DeviceContext): object {
  needs(ctx, {});
  return {};
}

export function response(ctx: DeviceContext): Device[] {
  return ctx.stash.devices.map((item) => toDevice(ctx, item));
}
