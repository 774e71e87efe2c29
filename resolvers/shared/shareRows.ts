import { dueShard, inviteKey } from './keys';
import type { InviteItem, ShareItem } from './shareItems';

/** What a share is for whoever has its address, or will have. */
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

/** Where a share that ends is listed as due; nothing for one that does not. */
export function dueOf(documentId: string, expiresAt: string | null): Pick<ShareItem, 'expiresAt' | 'due' | 'dueAt'> {
  return expiresAt === null ? {} : { expiresAt, due: dueShard(documentId), dueAt: expiresAt };
}
