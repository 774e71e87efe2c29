import type { QueryLinksArgs, ShareLink } from '../generated/types';
import { needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { isId } from '../shared/input';
import { documentNotFound } from '../shared/outcome';
import { toShareLink } from './link';

export function request(ctx: StepContext<QueryLinksArgs>): object {
  const { documentId } = ctx.args;
  if (!isId(documentId)) documentNotFound();
  needs(ctx, { documentId, action: 'SEE_SHARES' });
  return {};
}

export function response(ctx: StepContext): ShareLink[] {
  return ctx.stash.links.map((item) => toShareLink(item, null));
}
