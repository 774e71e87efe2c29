import type { DocumentItem, VersionItem } from '../../shared/items';
import { documentKey, doneKey, uploadKey } from '../../shared/keys';
import { removalOf } from '../../shared/removal';
import { accountUpdate } from '../../shared/accountFigures';
import { checkOf, deletionOf, putOf, type Write } from '../../shared/write';
import type { Run } from '../run';
import { commit, find } from '../table';
import { settleUpload } from './uploads';

/** The document's versions, oldest first, as they are now. */
export function versionsOf(documentId: string): AsyncGenerator<VersionItem> {
  return find<VersionItem>({
    KeyConditionExpression: 'pk = :document AND begins_with(sk, :version)',
    ExpressionAttributeValues: { ':document': documentKey(documentId).pk, ':version': 'VERSION#' },
    ConsistentRead: true,
    Limit: 100,
  });
}

/**
 * Takes some of the document's versions away, oldest first. False when it did not come to the end: time was up, or the
 * document has changed since it was read. The order matters: of two runs at once, the one that takes the last row of an
 * object away has seen all the others go.
 */
export async function takeOut(
  document: DocumentItem,
  { all, going }: { all: VersionItem[]; going: VersionItem[] },
  { now, hasTime }: Run,
): Promise<boolean> {
  const names = new Map<string, number>();
  for (const { objectKey } of all) names.set(objectKey, (names.get(objectKey) ?? 0) + 1);
  for (const version of going) {
    if (!hasTime()) return false;
    const others = (names.get(version.objectKey) ?? 0) - 1;
    names.set(version.objectKey, others);
    if (!(await takeOutOne(document, version, others === 0 ? bytesBack(document, version, now) : []))) return false;
  }
  return true;
}

async function takeOutOne(document: DocumentItem, version: VersionItem, bytes: Write[]): Promise<boolean> {
  const { pk, sk, createdById, uploadId, restoredFrom } = version;
  const row = deletionOf({ pk, sk }, { expression: 'attribute_exists(pk)' });
  if (restoredFrom !== undefined) return commit([unchanged(document), row, ...bytes]);
  // If it were settled only later, it would become the record of a deleted version.
  await settleUpload(uploadKey(createdById, uploadId));
  const record = deletionOf(doneKey(createdById, uploadId));
  return commit([unchanged(document), row, record, ...bytes]);
}

/** Every new version increments the revision, so while it is unchanged none can start to refer to these bytes. */
function unchanged({ pk, sk, revision }: DocumentItem): Write {
  return checkOf({ pk, sk }, { expression: 'revision = :revision', values: { ':revision': revision } });
}

function bytesBack({ ownerId }: DocumentItem, { size, objectKey, documentId }: VersionItem, now: string): Write[] {
  return [accountUpdate(ownerId, { bytesAvailable: size }), putOf(removalOf({ objectKey, documentId }, now))];
}
