import type { MutationRevokeShareArgs } from '../generated/types';
import { needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { isId } from '../shared/input';
import { documentNotFound } from '../shared/outcome';
import { requireShareId } from '../shared/share';

export function request(ctx: StepContext<MutationRevokeShareArgs>): object {
  const { documentId, shareId } = ctx.args;
  if (!isId(documentId)) documentNotFound();
  ctx.stash.askedShare = {
    ...{ email: requireShareId(shareId), role: null, expiresAt: null },
    ...{ keepsExpiry: true, isKnown: true },
  };
  needs(ctx, { documentId, action: 'UNSHARE', account: true });
  return {};
}

export function response(ctx: StepContext<MutationRevokeShareArgs>): string {
  return ctx.args.shareId;
}
