import { commit, load } from '../table';
import type { DocumentItem } from '../../shared/items';
import { heldBy } from '../../shared/held';
import { documentKey, grantKey, type Key } from '../../shared/keys';
import type { GrantItem, ShareItem } from '../../shared/shareItems';
import { accessEnd, shareDeletion, sharingChange, withdrawal } from '../../sharing/withdrawal';
import type { Write } from '../../shared/write';

const tries = 5;

/** Removes a due share, unless its expiry was extended. */
export async function expireShare(key: Key, now: string): Promise<void> {
  await takeShare(key, now, ({ expiresAt }) => Promise.resolve(!!expiresAt && expiresAt <= now));
}

/**
 * Takes a share away with what it opens, if that is still right at the moment of the write: whatever changes a share or a
 * grant moves the revision of the document, which is read first.
 */
export async function takeShare(key: Key, now: string, isOver: (share: ShareItem) => Promise<boolean>): Promise<void> {
  for (let tried = 0; tried < tries; tried += 1) {
    const document = await load<DocumentItem>({ pk: key.pk, sk: documentKey('').sk });
    const share = await load<ShareItem>(key);
    // All shares of a deleted document are deleted anyway.
    if (!document || document.deletedAt || !share || !(await isOver(share))) return;
    if (await commit(await withdrawalOf(document, share, now))) return;
  }
  throw new Error(`The share ${key.pk} ${key.sk} is changed all the time.`);
}

async function withdrawalOf(document: DocumentItem, share: ShareItem, now: string): Promise<Write[]> {
  const grant = await openedBy(share);
  return [...unsharing(document, share, grant, now), shareDeletion(share), ...accessEnd(share, grant)];
}

/** The grant that contains the share's rights; null if there is none. */
async function openedBy({ documentId, email, userId }: ShareItem): Promise<GrantItem | null> {
  const grant = userId ? await load<GrantItem>(grantKey(documentId, userId)) : null;
  return heldBy(grant).some((held) => held.email === email) ? grant : null;
}

function unsharing(document: DocumentItem, share: ShareItem, grant: GrantItem | null, at: string): Write[] {
  const by = { actorId: share.createdById, actorName: share.createdByName };
  return sharingChange(document, { ...withdrawal(document, share, grant), ...by, at });
}
