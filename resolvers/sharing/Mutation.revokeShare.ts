import type { MutationRevokeShareArgs } from '../generated/types';
import { needs } from '../shared/access';
import { isId } from '../shared/input';
import { documentNotFound } from '../shared/outcome';
import { requireShareId } from './share';
import type { SharingContext } from './stash';

export function request(ctx: SharingContext<MutationRevokeShareArgs>): object {
  const { documentId, shareId } = ctx.args;
  if (!isId(documentId)) documentNotFound();
  ctx.stash.askedShare = {
    email: requireShareId(shareId),
    role: null,
    expiresAt: null,
    keepsExpiry: true,
    isKnown: true,
  };
  needs(ctx, { documentId, action: 'UNSHARE', account: true });
  return {};
}

export function response(ctx: SharingContext<MutationRevokeShareArgs>): string {
  return ctx.args.shareId;
}
