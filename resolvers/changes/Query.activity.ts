import type { ActivityPage, QueryActivityArgs } from '../generated/types';
import { needs } from '../shared/access';
import { isId } from '../shared/input';
import type { ChangeItem } from '../shared/items';
import { documentNotFound } from '../shared/outcome';
import { pageOf } from '../shared/page';
import { toChange } from './change';
import type { ChangeContext } from './stash';

export function request(ctx: ChangeContext<QueryActivityArgs>): object {
  const { documentId } = ctx.args;
  if (!isId(documentId)) documentNotFound();
  ctx.stash.page = pageOf(ctx.args);
  ctx.stash.rowsOf = 'CHANGE#';
  needs(ctx, { documentId, action: 'READ' });
  return {};
}

export function response(ctx: ChangeContext): ActivityPage {
  const { items, nextToken } = ctx.prev.result as { items: ChangeItem[]; nextToken: string | null };
  return { items: items.map((item) => toChange(item)), nextToken: nextToken ?? null };
}
