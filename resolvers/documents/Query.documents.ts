import type { DocumentPage, QueryDocumentsArgs } from '../generated/types';
import { needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { toDocument } from '../shared/document';
import type { DocumentItem } from '../shared/items';
import { pageOf } from '../shared/page';

export function request(ctx: StepContext<QueryDocumentsArgs>): object {
  ctx.stash.view = ctx.args.view ?? 'OWNED';
  ctx.stash.page = pageOf(ctx.args);
  needs(ctx, {});
  return {};
}

export function response(ctx: StepContext): DocumentPage {
  const { items, nextToken } = ctx.prev.result as { items: DocumentItem[]; nextToken: string | null };
  return { items: items.map((item) => toDocument(item, 'OWNER')), nextToken: nextToken ?? null };
}
