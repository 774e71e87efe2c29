import type { DocumentPage, QueryDocumentsArgs } from '../generated/types';
import { needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { pageOf } from '../shared/page';

/** Each takes two rows at most, and one batch a hundred. */
const largestSharedPage = 50;

export function request(ctx: StepContext<QueryDocumentsArgs>): object {
  ctx.stash.view = ctx.args.view ?? 'OWNED';
  const page = pageOf(ctx.args);
  ctx.stash.page = ctx.stash.view === 'SHARED' ? { ...page, limit: Math.min(page.limit, largestSharedPage) } : page;
  needs(ctx, {});
  return {};
}

export function response(ctx: StepContext): DocumentPage {
  return ctx.prev.result as DocumentPage;
}
