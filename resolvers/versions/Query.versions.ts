import type { QueryVersionsArgs, VersionPage } from '../generated/types';
import { needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { isId } from '../shared/input';
import type { VersionItem } from '../shared/items';
import { documentNotFound } from '../shared/outcome';
import { pageOf } from '../shared/page';
import { toVersion } from './version';

export function request(ctx: StepContext<QueryVersionsArgs>): object {
  const { documentId } = ctx.args;
  if (!isId(documentId)) documentNotFound();
  ctx.stash.page = pageOf(ctx.args);
  ctx.stash.rowsOf = 'VERSION#';
  needs(ctx, { documentId, action: 'READ' });
  return {};
}

export function response(ctx: StepContext): VersionPage {
  const { items, nextToken } = ctx.prev.result as { items: VersionItem[]; nextToken: string | null };
  return { items: items.map((item) => toVersion(item)), nextToken: nextToken ?? null };
}
