import type { ChangeItem, DocumentItem, VersionItem } from '../../shared/items';
import { changeKey, inviteKey, shareKey, type Key } from '../../shared/keys';
import { accountUpdate } from '../../shared/accountFigures';
import { changeWhole, deletionAt } from '../../documents/wholeDocument';
import { deletionOf } from '../../shared/write';
import type { ShareItem } from '../../shared/shareItems';
import type { Run } from '../run';
import { commit, find, load } from '../table';
import { takeOut, versionsOf } from './versions';
import { endUploadsTo } from './writers';

/** The most rows that one transaction can delete. */
const most = 100;

/**
 * Deletes the rows and bytes of a deleted document: its open uploads, its versions, then its other rows, and its own row
 * last, so that it stays due until all is done. Each step can be repeated, and done by two runs at once.
 */
export async function purge(document: DocumentItem, run: Run): Promise<void> {
  await endUploadsTo(document, run);
  const versions: VersionItem[] = [];
  for await (const version of versionsOf(document.id)) versions.push(version);
  if (!(await takeOut(document, { all: versions, going: versions }, run))) return;
  if (!(await isDelivered(document))) return;
  await deleteOthers(document);
  await commit([
    deletionOf({ pk: document.pk, sk: document.sk }, { expression: 'attribute_exists(deletedAt)' }),
    accountUpdate(document.ownerId, { documentCount: -1 }),
  ]);
}

/** The grants are kept until delivery, because they say whom to tell of the deletion. */
async function isDelivered({ id, revision }: DocumentItem): Promise<boolean> {
  const change = await load<ChangeItem>(changeKey(id, revision));
  return !change || change.isDelivered === true;
}

type Row = Key & Partial<Pick<ShareItem, 'email' | 'userId'>>;

/** Shares, grants, links, changes: whatever is in the document's partition beside itself, and the invites to it. */
async function deleteOthers({ id, pk, sk }: DocumentItem): Promise<void> {
  const keys: Key[] = [];
  const rows = find<Row>({
    KeyConditionExpression: 'pk = :document',
    ExpressionAttributeValues: { ':document': pk },
    ProjectionExpression: 'pk, sk, email, userId',
    ConsistentRead: true,
  });
  for await (const row of rows) if (row.sk !== sk) keys.push(...inviteBeside(row, id), { pk: row.pk, sk: row.sk });
  for (let from = 0; from < keys.length; from += most) {
    await commit(keys.slice(from, from + most).map((key) => deletionOf(key)));
  }
}

/** Deleted with the share or before it, because the invite is found only by its share. */
function inviteBeside({ sk, email, userId }: Row, documentId: string): Key[] {
  const isUnclaimed = sk.startsWith(shareKey(documentId, '').sk) && email !== undefined && userId === undefined;
  return isUnclaimed ? [inviteKey(email, documentId)] : [];
}

/** A document whose days in the trash are over is deleted as its owner would do it; one restored meanwhile stays. */
export async function deleteFromTrash(document: DocumentItem, now: string): Promise<void> {
  await commit(changeWhole(document, deletionAt(now, document), null).writes);
}
