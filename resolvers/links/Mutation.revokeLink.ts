import type { MutationRevokeLinkArgs } from '../generated/types';
import { needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { isId } from '../shared/input';
import { documentNotFound } from '../shared/outcome';
import { requireLinkId } from './link';

export function request(ctx: StepContext<MutationRevokeLinkArgs>): object {
  const { documentId, id } = ctx.args;
  if (!isId(documentId)) documentNotFound();
  ctx.stash.linkId = requireLinkId(id);
  needs(ctx, { documentId, action: 'UNSHARE' });
  return {};
}

export function response(ctx: StepContext): string {
  return ctx.stash.linkId;
}
