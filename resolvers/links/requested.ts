import { util } from '@aws-appsync/utils';
import { linkRequestDays } from '../../schema/limits';
import { granted } from '../shared/access';
import { secondsOfDay } from '../shared/counts';
import { linkRequestKey } from '../shared/keys';
import type { LinkItem, LinkRequestItem } from './linkItems';
import { fail } from '../shared/outcome';
import { creationOf, type Write } from '../shared/write';
import type { AskedLink, LinkContext } from './stash';

/** The secret that encrypts the token, known only to the client that made the request; null stores no token. */
export function sealOf(ctx: LinkContext): string | null {
  const { clientRequestId } = ctx.stash.askedLink;
  return clientRequestId === null ? null : `${granted(ctx).callerId} ${clientRequestId}`;
}

/** Writes the row by which a repeated request finds its link. */
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

/** Ends the request unless it repeats the one that made this link. */
export function requireSame(ctx: LinkContext, made: LinkRequestItem, documentId: string): void {
  if (made.documentId !== documentId || made.terms !== termsOf(ctx.stash.askedLink)) usedForAnother();
}

export function usedForAnother(): never {
  fail('Conflict', 'This request was made before, for another link. Make it under an id of its own.', {
    field: 'clientRequestId',
  });
}

/** Shows only whether there is a password; a different one is noticed later, when the token is decrypted. */
function termsOf({ password, expiresAt, downloadLimit, isPreviewOnly }: AskedLink): string {
  return `${password !== null} ${expiresAt ?? '-'} ${downloadLimit ?? '-'} ${isPreviewOnly === true}`;
}
