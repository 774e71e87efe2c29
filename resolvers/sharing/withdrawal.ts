import { asReadOf, endOf, grantOver, withoutAddress } from '../shared/held';
import type { ChangeItem, DocumentItem } from '../shared/items';
import { grantKey, inviteKey, shareKey } from '../shared/keys';
import { nextRevision } from '../shared/revision';
import { changeOf } from '../shared/save';
import type { GrantItem, ShareItem } from '../shared/shareItems';
import { deletionOf, type Condition, type Write } from '../shared/write';

export type SharingChange = Pick<
  ChangeItem,
  'at' | 'actorId' | 'actorName' | 'recipientId' | 'expiresAt' | 'formerRole'
> & {
  kind: 'SHARED' | 'UNSHARED';
  /** The difference in the number of shares. */
  more: number;
};

/**
 * Every change of a share increments the document's revision, so that one of two at once must try again. Who changed the
 * document last, and when, stays, so that it keeps its place in lists.
 */
export function sharingChange(document: DocumentItem, { kind, more, ...about }: SharingChange): Write[] {
  const told = changeOf({ ...document, revision: document.revision + 1 }, kind);
  return nextRevision(document, { add: { shareCount: more } }, { ...told, ...about });
}

/** The change for a removed share: the person may still have access by another address. */
export function withdrawal(document: DocumentItem, share: ShareItem, grant: GrantItem | null) {
  return {
    ...endOf(grant ? withoutAddress(document.id, grant, share.email) : null),
    more: -1,
    formerRole: share.role,
    ...(share.userId ? { recipientId: share.userId } : {}),
  };
}

/** Holds while the share is as it was read: its invite may have been claimed since. */
export function asRead({ userId }: ShareItem): Condition {
  if (userId) return { expression: 'userId = :user', values: { ':user': userId } };
  return { expression: 'attribute_exists(pk) AND attribute_not_exists(userId)' };
}

export function shareDeletion(share: ShareItem): Write {
  return deletionOf(shareKey(share.documentId, share.email), asRead(share));
}

/** Removes the access that a share gives: an unclaimed invite, or its part of a grant. */
export function accessEnd({ documentId, email, userId }: ShareItem, grant: GrantItem | null): Write[] {
  if (!userId) return [deletionOf(inviteKey(email, documentId))];
  return grant ? [grantWithout(documentId, grant, email)] : [];
}

/** Removes from a grant what this address gives, and keeps what the person has by another address. */
function grantWithout(documentId: string, grant: GrantItem, email: string): Write {
  const left = withoutAddress(documentId, grant, email);
  if (left) return grantOver(grant, left);
  return deletionOf(grantKey(documentId, grant.userId), asReadOf(grant));
}
