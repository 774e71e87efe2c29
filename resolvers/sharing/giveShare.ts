import { runtime, util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { mostShares } from '../../schema/limits';
import type { Share } from '../generated/types';
import { grantedDocument } from '../shared/access';
import { grantChecks } from '../shared/grantChecks';
import { asReadOf } from '../shared/held';
import { addressKey } from '../shared/keys';
import { fail } from '../shared/outcome';
import { toShare } from './share';
import type { ShareItem } from '../shared/shareItems';
import { refusals } from '../shared/transaction';
import { creationOf, notThere, putOf } from '../shared/write';
import { asRead, endRefused, grantWithout, inviteDeletion, sharingChange } from './change';
import type { SharingContext } from './stash';

/** One share for an address, and with it the grant of who has that address, or an invite: one transaction. */
export function request(ctx: SharingContext): DynamoDBTransactWriteItemsRequest {
  const { document } = grantedDocument(ctx);
  const known = ctx.stash.share ?? null;
  const next = ctx.stash.nextShare;
  if (known && isSame(ctx, known, next)) runtime.earlyReturn(toShare(known));
  const shareCount = (document.shareCount ?? 0) + (known ? 0 : 1);
  if (shareCount > mostShares) tooMany();
  const now = util.time.nowISO8601();
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      ...sharingChange(ctx, { kind: 'SHARED', at: now, shareCount, ...aboutOf(ctx, known, next) }),
      known ? putOf(ctx, next, asRead(known)) : creationOf(ctx, next),
      ...grantChecks(ctx, document.id, now, 'MANAGER'),
      ...opening(ctx),
      ...closing(ctx, known, next),
    ],
  };
}

export function response(ctx: SharingContext): Share {
  const refused = refusals(ctx);
  if (!refused) return toShare(ctx.stash.nextShare);
  return endRefused(ctx, refused);
}

/** True where the share is so already, and opens the document to who has the address. */
function isSame(ctx: SharingContext, known: ShareItem, next: ShareItem): boolean {
  return (
    known.role === next.role &&
    known.expiresAt === next.expiresAt &&
    known.givenById === next.givenById &&
    known.userId === next.userId &&
    (!next.userId || !!ctx.stash.shareGrant)
  );
}

function aboutOf(ctx: SharingContext, known: ShareItem | null, next: ShareItem) {
  const { userId } = next;
  // By another address they may have it for longer.
  const { expiresAt } = ctx.stash.nextGrant ?? next;
  return {
    ...(userId ? { recipientId: userId } : {}),
    ...(expiresAt ? { expiresAt } : {}),
    ...(known ? { formerRole: known.role } : {}),
  };
}

function opening(ctx: SharingContext) {
  const { nextGrant, nextInvite, recipientGrant } = ctx.stash;
  if (nextGrant) return [putOf(ctx, nextGrant, asReadOf(recipientGrant))];
  // Whoever takes the address at this moment looks for invites after that.
  return [putOf(ctx, nextInvite), notThere(ctx, addressKey(nextInvite.email))];
}

/** What the share was before and is no more: an invite, or the grant of who had the address then. */
function closing(ctx: SharingContext, known: ShareItem | null, next: ShareItem) {
  if (!known || known.userId === next.userId) return [];
  if (!known.userId) return [inviteDeletion(ctx, known)];
  const { shareGrant } = ctx.stash;
  return shareGrant ? [grantWithout(ctx, known.documentId, shareGrant, known.email)] : [];
}

function tooMany(): never {
  fail('QuotaExceeded', `A document has at most ${mostShares} shares. Take one away first, or make a link.`);
}
