import { runtime, util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import type { Share } from '../generated/types';
import { granted, grantedDocument } from '../shared/access';
import type { StepContext } from '../shared/context';
import { grantChecks } from '../shared/grantChecks';
import { addressKey, shareKey } from '../shared/keys';
import { accountMissing, fail, invalid } from '../shared/outcome';
import { toShare } from '../shared/share';
import type { ShareItem } from '../shared/shareItems';
import { dueOf, grantOf, inviteOf, mostShares } from '../shared/shareRows';
import { refusals } from '../shared/transaction';
import { creationOf, notThere, putOf } from '../shared/write';
import { asRead, endRefused, grantDeletion, inviteDeletion, sharingChange } from './change';
import { termsOf } from './terms';

/** One share for an address, and with it the grant of who has that address, or an invite: one transaction. */
export function request(ctx: StepContext): DynamoDBTransactWriteItemsRequest {
  const { document } = grantedDocument(ctx);
  const known = ctx.stash.share ?? null;
  requireSomebodyElse(ctx, known);
  const now = util.time.nowISO8601();
  const next = nextShare(ctx, known, now);
  if (known && isSame(ctx, known, next)) runtime.earlyReturn(toShare(known));
  const shareCount = (document.shareCount ?? 0) + (known ? 0 : 1);
  if (shareCount > mostShares) tooMany();
  ctx.stash.nextShare = next;
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      ...sharingChange(ctx, { kind: 'SHARED', at: now, shareCount, ...aboutOf(known, next) }),
      known ? putOf(ctx, next, asRead(known)) : creationOf(ctx, next),
      ...grantChecks(ctx, document.id, now, 'MANAGER'),
      ...opening(ctx, next, document.revision + 1),
      ...closing(ctx, known, next),
    ],
  };
}

export function response(ctx: StepContext): Share {
  const refused = refusals(ctx);
  if (!refused) return toShare(ctx.stash.nextShare);
  return endRefused(refused);
}

function requireSomebodyElse(ctx: StepContext, known: ShareItem | null): void {
  const { callerId, account } = granted(ctx);
  const { recipientId } = ctx.stash;
  const { email } = ctx.stash.askedShare;
  if (!account) accountMissing();
  if (email === account.email || recipientId === callerId || known?.userId === callerId) {
    invalid('This is your own address: you have the document already.', 'email');
  }
  if (recipientId === grantedDocument(ctx).document.ownerId) invalid('The document belongs to this address.', 'email');
}

function nextShare(ctx: StepContext, known: ShareItem | null, now: string): ShareItem {
  const { callerId, account } = granted(ctx);
  const { document } = grantedDocument(ctx);
  const { email } = ctx.stash.askedShare;
  const { role, expiresAt, givenById } = termsOf(ctx, ctx.stash.askedShare, known);
  const userId = ctx.stash.recipientId ?? known?.userId;
  return {
    ...shareKey(document.id, email),
    ...{ documentId: document.id, email, role },
    createdAt: known?.createdAt ?? now,
    createdById: known?.createdById ?? callerId,
    createdByName: known?.createdByName ?? account?.name ?? '',
    ...dueOf(document.id, expiresAt),
    ...(givenById ? { givenById } : {}),
    ...(userId ? { userId } : {}),
    ...(known?.mailedAt ? { mailedAt: known.mailedAt } : {}),
  };
}

/** True where the share is so already, and opens the document to who has the address. */
function isSame(ctx: StepContext, known: ShareItem, next: ShareItem): boolean {
  return (
    known.role === next.role &&
    known.expiresAt === next.expiresAt &&
    known.givenById === next.givenById &&
    known.userId === next.userId &&
    (!next.userId || !!ctx.stash.shareGrant)
  );
}

function aboutOf(known: ShareItem | null, next: ShareItem) {
  const { userId, expiresAt } = next;
  return {
    ...(userId ? { recipientId: userId } : {}),
    ...(expiresAt ? { expiresAt } : {}),
    ...(known ? { formerRole: known.role } : {}),
  };
}

function opening(ctx: StepContext, next: ShareItem, revision: number) {
  const invite = inviteOf(next, revision);
  if (next.userId) return [putOf(ctx, grantOf(invite, next.userId))];
  // Whoever takes the address at this moment looks for invites after that.
  return [putOf(ctx, invite), notThere(ctx, addressKey(next.email))];
}

/** What the share was before and is no more: an invite, or the grant of who had the address then. */
function closing(ctx: StepContext, known: ShareItem | null, next: ShareItem) {
  if (!known || known.userId === next.userId) return [];
  if (!known.userId) return [inviteDeletion(ctx, known)];
  const { shareGrant } = ctx.stash;
  return shareGrant ? [grantDeletion(ctx, known.documentId, shareGrant)] : [];
}

function tooMany(): never {
  fail('QuotaExceeded', `A document has at most ${mostShares} shares. Take one away first, or make a link.`);
}
