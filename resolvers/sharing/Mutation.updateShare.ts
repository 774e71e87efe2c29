import type { MutationUpdateShareArgs, Share } from '../generated/types';
import { needs } from '../shared/access';
import { expiryOf, isId } from '../shared/input';
import { documentNotFound, invalid } from '../shared/outcome';
import { requireGrantRole, requireShareId } from './share';
import type { SharingContext } from './stash';

export function request(ctx: SharingContext<MutationUpdateShareArgs>): object {
  const { documentId, shareId, role, isForever } = ctx.args.input;
  const expiresAt = ctx.args.input.expiresAt ?? null;
  if (!isId(documentId)) documentNotFound();
  if (isForever === true && expiresAt !== null) invalid('Give expiresAt or isForever, not both.', 'isForever');
  if (isForever === false) invalid('Leave isForever out, or give expiresAt.', 'isForever');
  ctx.stash.askedShare = {
    email: requireShareId(shareId),
    role: role ? requireGrantRole(role) : null,
    expiresAt: expiryOf(expiresAt),
    keepsExpiry: expiresAt === null && isForever !== true,
    isKnown: true,
  };
  needs(ctx, { documentId, action: 'SHARE', account: true });
  return {};
}

export function response(ctx: SharingContext): Share {
  return ctx.prev.result as Share;
}
