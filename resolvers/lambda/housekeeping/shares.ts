import { commit, conditionIn, load, tableName, type Write } from '../table';
import type { DocumentItem } from '../../shared/items';
import { asReadOf, endOf, heldBy, withoutAddress } from '../../shared/held';
import { documentKey, grantKey, inviteKey, type Key } from '../../shared/keys';
import { changeOf } from '../../shared/save';
import type { GrantItem, ShareItem } from '../../shared/shareItems';

const tries = 5;

/** When a share is due: its time is up, unless it was given more. */
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
    // Of a deleted document all shares go anyway.
    if (!document || document.deletedAt || !share || !(await isOver(share))) return;
    if (await commit(await withdrawalOf(document, share, now))) return;
  }
  throw new Error(`The share ${key.pk} ${key.sk} is changed all the time.`);
}

async function withdrawalOf(document: DocumentItem, share: ShareItem, now: string): Promise<Write[]> {
  const grant = await openedBy(share);
  // What the same person has by another address stays.
  const left = grant && withoutAddress(share.documentId, grant, share.email);
  return [...unsharing(document, share, now, left), shareDeletion(share), ...closing(share, grant, left)];
}

/** The grant that a share has a part in; null where it opens nothing, or not any more. */
async function openedBy({ documentId, email, userId }: ShareItem): Promise<GrantItem | null> {
  const grant = userId ? await load<GrantItem>(grantKey(documentId, userId)) : null;
  return heldBy(grant).some((held) => held.email === email) ? grant : null;
}

function unsharing(document: DocumentItem, share: ShareItem, now: string, left: GrantItem | null): Write[] {
  const { pk, sk } = document;
  const next = { ...document, revision: document.revision + 1, updatedAt: now };
  const by = { updatedById: share.createdById, updatedByName: share.createdByName };
  const { kind, ...until } = endOf(left);
  const about = { formerRole: share.role, ...until, ...(share.userId ? { recipientId: share.userId } : {}) };
  return [
    {
      Update: {
        TableName: tableName(),
        Key: { pk, sk },
        UpdateExpression: 'SET revision = :next, shareCount = shareCount - :one',
        ConditionExpression: 'revision = :revision',
        ExpressionAttributeValues: { ':next': next.revision, ':one': 1, ':revision': document.revision },
      },
    },
    {
      Put: {
        TableName: tableName(),
        Item: { ...changeOf({ ...next, ...by }, kind), ...about },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ];
}

/** An invite that is claimed at this moment makes it another share. */
function shareDeletion({ pk, sk, userId }: ShareItem): Write {
  const place = { TableName: tableName(), Key: { pk, sk } };
  if (!userId) return { Delete: { ...place, ConditionExpression: 'attribute_not_exists(userId)' } };
  return {
    Delete: { ...place, ConditionExpression: 'userId = :user', ExpressionAttributeValues: { ':user': userId } },
  };
}

function closing({ documentId, email, userId }: ShareItem, grant: GrantItem | null, left: GrantItem | null): Write[] {
  if (!userId) return [{ Delete: { TableName: tableName(), Key: inviteKey(email, documentId) } }];
  if (!grant) return [];
  const asRead = conditionIn(asReadOf(grant));
  if (left) return [{ Put: { TableName: tableName(), Item: left, ...asRead } }];
  return [{ Delete: { TableName: tableName(), Key: grantKey(documentId, userId), ...asRead } }];
}
