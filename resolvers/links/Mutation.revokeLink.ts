import type { MutationRevokeLinkArgs } from '../generated/types';
import { needs } from '../shared/access';
import { isId } from '../shared/input';
import { documentNotFound } from '../shared/outcome';
import { requireLinkId } from './link';
import type { LinkContext } from './stash';

export function request(ctx: LinkContext<MutationRevokeLinkArgs>): object {
  const { documentId, id } = ctx.args;
  if (!isId(documentId)) documentNotFound();
  ctx.stash.linkId = requireLinkId(id);
  needs(ctx, { documentId, action: 'UNSHARE' });
  return {};
}

export function response(ctx: LinkContext): string {
  return ctx.stash.linkId;
}
