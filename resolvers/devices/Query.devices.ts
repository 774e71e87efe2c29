import type { Device } from '../generated/types';
import { needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { toDevice } from '../shared/device';

export function request(ctx: StepContext): object {
  needs(ctx, {});
  return {};
}

export function response(ctx: StepContext): Device[] {
  return ctx.stash.devices.map((item) => toDevice(ctx, item));
}
