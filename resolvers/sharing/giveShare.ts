import { runtime, util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { mostShares } from '../../schema/limits';
import type { Share } from '../generated/types';
import { grantedDocument } from '../shared/access';
import { grantChecks } from '../shared/grantChecks';
import { grantOver } from '../shared/held';
import { addressKey } from '../shared/keys';
import { fail } from '../shared/outcome';
import { toShare } from './share';
import type { ShareItem } from '../shared/shareItems';
import { transact } from '../shared/transact';
import { refusals } from '../shared/transaction';
import { creationOf, notThere, putOf, type Write } from '../shared/write';
import { changeByCaller, endRefused } from './change';
import { asRead, accessEnd } from './withdrawal';
import type { SharingContext } from './stash';

/** Writes a share together with the grant of the address's account, or with an invite if there is no account. */
export function request(ctx: SharingContext): DynamoDBTransactWriteItemsRequest {
  const { document } = grantedDocument(ctx);
  const { share: known, nextShare: next } = ctx.stash;
  if (known && isSame(ctx, known, next)) runtime.earlyReturn(toShare(known));
  const more = known ? 0 : 1;
  if ((document.shareCount ?? 0) + more > mostShares) tooMany();
  const now = util.time.nowISO8601();
  return transact(ctx, [
    ...changeByCaller(ctx, { kind: 'SHARED', at: now, more, ...aboutOf(ctx, known, next) }),
    known ? putOf(next, asRead(known)) : creationOf(next),
    ...grantChecks(ctx, document.id, now, 'MANAGER'),
    ...opening(ctx),
    ...closing(ctx, known, next),
  ]);
}

export function response(ctx: SharingContext): Share {
  const refused = refusals(ctx);
  if (!refused) return toShare(ctx.stash.nextShare);
  return endRefused(ctx, refused);
}

/** True if the share already has these terms and gives the address's account access. */
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
  // The person may have access for longer by another address.
  const { expiresAt } = ctx.stash.nextGrant ?? next;
  return {
    ...(userId ? { recipientId: userId } : {}),
    ...(expiresAt ? { expiresAt } : {}),
    ...(known ? { formerRole: known.role } : {}),
  };
}

function opening(ctx: SharingContext): Write[] {
  const { nextGrant, nextInvite, recipientGrant } = ctx.stash;
  if (nextGrant) return [grantOver(recipientGrant, nextGrant)];
  // An account that takes the address at this moment looks for invites after that.
  return [putOf(nextInvite), notThere(addressKey(nextInvite.email))];
}

/** Removes what the share was before: an invite, or the grant of the account that had the address then. */
function closing(ctx: SharingContext, known: ShareItem | null, next: ShareItem): Write[] {
  return known && known.userId !== next.userId ? accessEnd(known, ctx.stash.shareGrant) : [];
}

function tooMany(): never {
  fail('QuotaExceeded', `A document has at most ${mostShares} shares. Take one away first, or make a link.`);
}
