import { needs } from '../shared/access';
import type { StepContext } from '../shared/context';

export function request(ctx: StepContext): object {
  needs(ctx, {});
  return {};
}

export function response(ctx: StepContext): string[] {
  return ctx.stash.devices.map(({ id }) => id);
}
