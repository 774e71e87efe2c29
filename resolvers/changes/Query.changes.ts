import type { ChangePage, QueryChangesArgs } from '../generated/types';
import { needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { pageOf } from '../shared/page';
import { placeOf } from './cursor';

export function request(ctx: StepContext<QueryChangesArgs>): object {
  const { after, limit } = ctx.args;
  ctx.stash.page = pageOf({ limit });
  ctx.stash.feedPlace = after ? placeOf(ctx, after) : null;
  needs(ctx, {});
  return {};
}

export function response(ctx: StepContext): ChangePage {
  return ctx.prev.result as ChangePage;
}
