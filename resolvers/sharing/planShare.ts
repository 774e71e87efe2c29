import { util } from '@aws-appsync/utils';
import { granted, grantedDocument } from '../shared/access';
import { withInvite } from '../shared/held';
import { shareKey } from '../shared/keys';
import { accountMissing, invalid } from '../shared/outcome';
import type { ShareItem } from '../shared/shareItems';
import { dueOf, inviteOf } from '../shared/shareRows';
import { termsOf } from './terms';
import type { SharingContext } from './stash';

/** Reads nothing: the share is planned from what the steps before have found. */
export function request(ctx: SharingContext): { payload: null } {
  const { share: known } = ctx.stash;
  requireSomebodyElse(ctx, known);
  const next = nextShare(ctx, known);
  const { document } = grantedDocument(ctx);
  const invite = inviteOf(next, document.revision + 1);
  ctx.stash.nextShare = next;
  ctx.stash.nextInvite = invite;
  ctx.stash.nextGrant = next.userId ? withInvite(ctx.stash.recipientGrant, invite, next.userId) : null;
  return { payload: null };
}

export function response(_ctx: SharingContext): null {
  return null;
}

function requireSomebodyElse(ctx: SharingContext, known: ShareItem | null): void {
  const { callerId, account } = granted(ctx);
  const { recipientId } = ctx.stash;
  const { email } = ctx.stash.askedShare;
  if (!account) accountMissing();
  if (email === account.email || recipientId === callerId || known?.userId === callerId) {
    invalid('This is your own address: you have the document already.', 'email');
  }
  if (recipientId === grantedDocument(ctx).document.ownerId) invalid('The document belongs to this address.', 'email');
}

function nextShare(ctx: SharingContext, known: ShareItem | null): ShareItem {
  const { callerId, account } = granted(ctx);
  const { document } = grantedDocument(ctx);
  const { email } = ctx.stash.askedShare;
  const { role, expiresAt, givenById } = termsOf(ctx, ctx.stash.askedShare, known);
  const userId = ctx.stash.recipientId ?? known?.userId;
  const now = util.time.nowISO8601();
  return {
    ...shareKey(document.id, email),
    documentId: document.id,
    email,
    role,
    createdAt: known?.createdAt ?? now,
    createdById: known?.createdById ?? callerId,
    createdByName: known?.createdByName ?? account?.name ?? '',
    ...dueOf(document.id, expiresAt),
    ...(givenById ? { givenById } : {}),
    ...(userId ? { userId } : {}),
    ...(known?.mailedAt ? { mailedAt: known.mailedAt } : {}),
    ...(known?.isCounted ? { isCounted: known.isCounted } : {}),
    ...(known?.isMailCounted ? { isMailCounted: known.isMailCounted } : {}),
  };
}
