import type { MutationShareDocumentArgs, Share } from '../generated/types';
import { needs } from '../shared/access';
import { expiryOf, isId, requireAddress } from '../shared/input';
import { documentNotFound } from '../shared/outcome';
import { requireGrantRole } from './share';
import type { SharingContext } from './stash';

export function request(ctx: SharingContext<MutationShareDocumentArgs>): object {
  const { documentId, email, role, expiresAt } = ctx.args.input;
  if (!isId(documentId)) documentNotFound();
  ctx.stash.askedShare = {
    email: requireAddress(email),
    role: requireGrantRole(role),
    expiresAt: expiryOf(expiresAt ?? null),
    keepsExpiry: false,
    isKnown: false,
  };
  needs(ctx, { documentId, action: 'SHARE', account: true });
  return {};
}

export function response(ctx: SharingContext): Share {
  return ctx.prev.result as Share;
}
