import type { QuerySharesArgs, SharePage } from '../generated/types';
import { needs } from '../shared/access';
import { isId } from '../shared/input';
import { documentNotFound } from '../shared/outcome';
import { pageOf } from '../shared/page';
import { toShare } from './share';
import type { ShareItem } from '../shared/shareItems';
import type { SharingContext } from './stash';

export function request(ctx: SharingContext<QuerySharesArgs>): object {
  const { documentId } = ctx.args;
  if (!isId(documentId)) documentNotFound();
  ctx.stash.page = pageOf(ctx.args);
  needs(ctx, { documentId, action: 'SEE_SHARES' });
  return {};
}

export function response(ctx: SharingContext): SharePage {
  const { items, nextToken } = ctx.prev.result as { items: ShareItem[]; nextToken: string | null };
  return { items: items.map((item) => toShare(item)), nextToken: nextToken ?? null };
}
