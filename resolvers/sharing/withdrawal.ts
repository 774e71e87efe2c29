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
  /** How many shares more there are. */
  more: number;
};

/**
 * Every change of a share moves the document's revision, so that of two at once one is told to try again. Who changed the
 * document last, and when, stays: it keeps its place in lists.
 */
export function sharingChange(document: DocumentItem, { kind, more, ...about }: SharingChange): Write[] {
  const told = changeOf({ ...document, revision: document.revision + 1 }, kind);
  return nextRevision(document, { add: { shareCount: more } }, { ...told, ...about });
}

/** What is told of a share that is taken away: what the same person has by another address stays. */
export function withdrawal(document: DocumentItem, share: ShareItem, grant: GrantItem | null) {
  return {
    ...endOf(grant ? withoutAddress(document.id, grant, share.email) : null),
    more: -1,
    formerRole: share.role,
    ...(share.userId ? { recipientId: share.userId } : {}),
  };
}

/** A share whose invite was claimed since it was read is another one by now. */
export function asRead({ userId }: ShareItem): Condition {
  if (userId) return { expression: 'userId = :user', values: { ':user': userId } };
  return { expression: 'attribute_exists(pk) AND attribute_not_exists(userId)' };
}

export function shareDeletion(share: ShareItem): Write {
  return deletionOf(shareKey(share.documentId, share.email), asRead(share));
}

/** Takes away what a share has opened: the invite that nobody has claimed, or its part in a grant. */
export function accessEnd({ documentId, email, userId }: ShareItem, grant: GrantItem | null): Write[] {
  if (!userId) return [deletionOf(inviteKey(email, documentId))];
  return grant ? [grantWithout(documentId, grant, email)] : [];
}

/** Takes from a grant what this address gives: what the person has by another one stays. */
function grantWithout(documentId: string, grant: GrantItem, email: string): Write {
  const left = withoutAddress(documentId, grant, email);
  if (left) return grantOver(grant, left);
  return deletionOf(grantKey(documentId, grant.userId), asReadOf(grant));
}
