import type { QueryVersionsArgs, VersionPage } from '../generated/types';
import { needs } from '../shared/access';
import { isId } from '../shared/input';
import type { VersionItem } from '../shared/items';
import { documentNotFound } from '../shared/outcome';
import { pageOf } from '../shared/page';
import { toVersion } from './version';
import type { VersionContext } from './stash';

export function request(ctx: VersionContext<QueryVersionsArgs>): object {
  const { documentId } = ctx.args;
  if (!isId(documentId)) documentNotFound();
  ctx.stash.page = pageOf(ctx.args);
  ctx.stash.rowsOf = 'VERSION#';
  needs(ctx, { documentId, action: 'READ' });
  return {};
}

export function response(ctx: VersionContext): VersionPage {
  const { items, nextToken } = ctx.prev.result as { items: VersionItem[]; nextToken: string | null };
  return { items: items.map((item) => toVersion(item)), nextToken: nextToken ?? null };
}
