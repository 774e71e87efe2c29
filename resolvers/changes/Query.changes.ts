import type { ChangePage, QueryChangesArgs } from '../generated/types';
import { needs } from '../shared/access';
import { pageOf } from '../shared/page';
import { placeOf } from './cursor';
import type { ChangeContext } from './stash';

export function request(ctx: ChangeContext<QueryChangesArgs>): object {
  const { after, limit } = ctx.args;
  ctx.stash.page = pageOf({ limit });
  ctx.stash.feedPlace = after ? placeOf(ctx, after) : null;
  needs(ctx, {});
  return {};
}

export function response(ctx: ChangeContext): ChangePage {
  return ctx.prev.result as ChangePage;
}
