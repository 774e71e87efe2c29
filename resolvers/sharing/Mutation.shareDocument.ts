import type { MutationShareDocumentArgs, Share } from '../generated/types';
import { needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { expiryOf, isId, requireAddress } from '../shared/input';
import { documentNotFound } from '../shared/outcome';
import { requireGrantRole } from '../shared/share';

export function request(ctx: StepContext<MutationShareDocumentArgs>): object {
  const { documentId, email, role, expiresAt } = ctx.args.input;
  if (!isId(documentId)) documentNotFound();
  ctx.stash.askedShare = {
    ...{ email: requireAddress(email), role: requireGrantRole(role), expiresAt: expiryOf(expiresAt ?? null) },
    ...{ keepsExpiry: false, isKnown: false },
  };
  needs(ctx, { documentId, action: 'SHARE', account: true });
  return {};
}

export function response(ctx: StepContext): Share {
  return ctx.prev.result as Share;
}
