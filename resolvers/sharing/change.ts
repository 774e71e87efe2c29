import { granted, grantedDocument } from '../shared/access';
import { endWithoutGrant } from '../shared/grantChecks';
import type { ChangeItem, DocumentItem } from '../shared/items';
import { documentKey, grantKey, inviteKey, shareKey } from '../shared/keys';
import { accountMissing, busy, documentNotFound } from '../shared/outcome';
import { changeOf } from '../shared/save';
import { asReadOf, withoutAddress } from '../shared/held';
import type { GrantItem, ShareItem } from '../shared/shareItems';
import type { Refusal } from '../shared/transaction';
import { creationOf, deletionOf, putOf, updateOf, type WriteCondition } from '../shared/write';
import type { SharingContext } from './stash';

type SharingChange = Pick<ChangeItem, 'at' | 'recipientId' | 'expiresAt' | 'formerRole'> & {
  kind: 'SHARED' | 'UNSHARED';
  shareCount: number;
};

/**
 * Every change of a share moves the document's revision, so that of two at once one is told to try again. Who changed the
 * document last, and when, stays: it keeps its place in lists.
 */
export function sharingChange(ctx: SharingContext, { kind, shareCount, at, ...about }: SharingChange) {
  const { document } = grantedDocument(ctx);
  const { account } = granted(ctx);
  if (!account) accountMissing();
  const attributes = { revision: document.revision + 1, shareCount };
  const by = { updatedAt: at, updatedById: account.id, updatedByName: account.name };
  const condition = { expression: 'revision = :revision', values: { ':revision': document.revision } };
  return [
    updateOf(ctx, documentKey(document.id), attributes, condition),
    creationOf(ctx, { ...changeOf({ ...document, ...attributes, ...by }, kind), ...about }),
  ];
}

/** A share whose invite was claimed since it was read is another one by now. */
export function asRead({ userId }: ShareItem): WriteCondition {
  if (userId) return { expression: 'userId = :user', values: { ':user': userId } };
  return { expression: 'attribute_exists(pk) AND attribute_not_exists(userId)' };
}

export function shareDeletion(ctx: SharingContext, share: ShareItem) {
  return deletionOf(ctx, shareKey(share.documentId, share.email), asRead(share));
}

/** Takes from a grant what this address gives: what the person has by another one stays. */
export function grantWithout(ctx: SharingContext, documentId: string, grant: GrantItem, email: string) {
  const left = withoutAddress(documentId, grant, email);
  if (left) return putOf(ctx, left, asReadOf(grant));
  return deletionOf(ctx, grantKey(documentId, grant.userId), asReadOf(grant));
}

export function inviteDeletion(ctx: SharingContext, { documentId, email }: ShareItem) {
  return deletionOf(ctx, inviteKey(email, documentId));
}

/** For a transaction of `sharingChange`, one write of the share, and then `grantChecks`, which an owner needs none of. */
export function endRefused(ctx: SharingContext, refused: (Refusal | null)[]): never {
  const [head, , , grant] = refused;
  const document = head?.item as DocumentItem | null | undefined;
  if (head && (!document || document.deletedAt)) documentNotFound();
  if (granted(ctx).role !== 'OWNER') endWithoutGrant(grant);
  busy();
}
