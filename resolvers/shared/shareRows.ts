import { dueShard, inviteKey } from './keys';
import type { InviteItem, ShareItem } from './shareItems';

/** The rights that a share gives, as an invite to the person with its address. */
export function inviteOf(share: ShareItem, revision: number): InviteItem {
  const { documentId, email, role, expiresAt, givenById, createdAt } = share;
  return {
    ...inviteKey(email, documentId),
    documentId,
    email,
    role,
    sharedAt: createdAt,
    revision,
    ...(expiresAt ? { expiresAt } : {}),
    ...(givenById ? { givenById } : {}),
  };
}

/** The attributes that list an expiring share as due; none for one without an expiry. */
export function dueOf(documentId: string, expiresAt: string | null): Pick<ShareItem, 'expiresAt' | 'due' | 'dueAt'> {
  return expiresAt === null ? {} : { expiresAt, due: dueShard(documentId), dueAt: expiresAt };
}
