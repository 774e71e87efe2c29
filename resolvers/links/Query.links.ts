import type { QueryLinksArgs, ShareLink } from '../generated/types';
import { needs } from '../shared/access';
import { isId } from '../shared/input';
import { documentNotFound } from '../shared/outcome';
import { toShareLink } from './link';
import type { LinkContext } from './stash';

export function request(ctx: LinkContext<QueryLinksArgs>): object {
  const { documentId } = ctx.args;
  if (!isId(documentId)) documentNotFound();
  needs(ctx, { documentId, action: 'SEE_SHARES' });
  return {};
}

export function response(ctx: LinkContext): ShareLink[] {
  return ctx.stash.links.map((item) => toShareLink(item, null));
}
