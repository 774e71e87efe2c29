import { util } from '@aws-appsync/utils';
import { linkRequestDays } from '../../schema/limits';
import { granted } from '../shared/access';
import { secondsOfDay } from '../shared/counts';
import { linkRequestKey } from '../shared/keys';
import type { LinkItem, LinkRequestItem } from './linkItems';
import { fail } from '../shared/outcome';
import { creationOf, type Write } from '../shared/write';
import type { AskedLink, LinkContext } from './stash';

/** What the token is sealed with and the row does not hold: worthless to whoever has not made the request; null: none is kept. */
export function sealOf(ctx: LinkContext): string | null {
  const { clientRequestId } = ctx.stash.askedLink;
  return clientRequestId === null ? null : `${granted(ctx).callerId} ${clientRequestId}`;
}

/** The row by which a request that is repeated finds its link. */
export function requestOf(ctx: LinkContext, { id, documentId }: LinkItem): Write[] {
  const { askedLink, mintedToken, passwordHash } = ctx.stash;
  if (mintedToken.requestHash === null) return [];
  const item: LinkRequestItem = {
    ...linkRequestKey(granted(ctx).callerId, mintedToken.requestHash),
    linkId: id,
    documentId,
    sealedToken: mintedToken.sealedToken ?? '',
    terms: termsOf(askedLink),
    passwordHash,
    ttl: util.time.nowEpochSeconds() + linkRequestDays * secondsOfDay,
  };
  return [creationOf(item)];
}

/** Ends the request unless it is the one that made this link. */
export function requireSame(ctx: LinkContext, made: LinkRequestItem, documentId: string): void {
  if (made.documentId !== documentId || made.terms !== termsOf(ctx.stash.askedLink)) usedForAnother();
}

export function usedForAnother(): never {
  fail('Conflict', 'This request was made before, for another link. Make it under an id of its own.', {
    field: 'clientRequestId',
  });
}

/** A password is told apart from none here, and from another where the token is unsealed: no more of it is kept than its hash. */
function termsOf({ password, expiresAt, downloadLimit, isPreviewOnly }: AskedLink): string {
  return `${password !== null} ${expiresAt ?? '-'} ${downloadLimit ?? '-'} ${isPreviewOnly === true}`;
}
