import type { ActivityPage, QueryActivityArgs } from '../generated/types';
import { needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { isId } from '../shared/input';
import type { ChangeItem } from '../shared/items';
import { documentNotFound } from '../shared/outcome';
import { pageOf } from '../shared/page';
import { toChange } from './change';

export function request(ctx: StepContext<QueryActivityArgs>): object {
  const { documentId } = ctx.args;
  if (!isId(documentId)) documentNotFound();
  ctx.stash.page = pageOf(ctx.args);
  ctx.stash.rowsOf = 'CHANGE#';
  needs(ctx, { documentId, action: 'READ' });
  return {};
}

export function response(ctx: StepContext): ActivityPage {
  const { items, nextToken } = ctx.prev.result as { items: ChangeItem[]; nextToken: string | null };
  return { items: items.map((item) => toChange(item)), nextToken: nextToken ?? null };
}
