import { largestSharedPage } from '../../schema/limits';
import type { DocumentPage, QueryDocumentsArgs } from '../generated/types';
import { needs } from '../shared/access';
import { pageOf } from '../shared/page';
import type { DocumentContext } from './stash';

export function request(ctx: DocumentContext<QueryDocumentsArgs>): object {
  ctx.stash.view = ctx.args.view ?? 'OWNED';
  const page = pageOf(ctx.args);
  ctx.stash.page = ctx.stash.view === 'SHARED' ? { ...page, limit: Math.min(page.limit, largestSharedPage) } : page;
  needs(ctx, {});
  return {};
}

export function response(ctx: DocumentContext): DocumentPage {
  return ctx.prev.result as DocumentPage;
}
