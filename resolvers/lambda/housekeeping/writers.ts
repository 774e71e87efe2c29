import type { Run } from '../run';
import { commit, find, load } from '../table';
import { can } from '../../shared/can';
import type { ChangeItem, DocumentItem, UploadItem } from '../../shared/items';
import { grantKey, uploadKey, type Key } from '../../shared/keys';
import type { GrantItem } from '../../shared/shareItems';
import { isUnfinished, unfinished } from '../../uploads/uploadState';
import { expiryOf } from './uploads';

/** Ends the open uploads of a deleted document, so that their quota is free at once. */
export async function endUploadsTo(document: DocumentItem, run: Run): Promise<void> {
  await endUploadsBy(document.ownerId, document.id, run);
  for await (const { userId } of editorsOf(document.id)) await endUploadsBy(userId, document.id, run);
}

/** After a share was changed or removed: ends the uploads of a person who may not save any more. */
export async function followWriter({ documentId, recipientId, formerRole }: ChangeItem, run: Run): Promise<void> {
  if (!recipientId || !formerRole || !can(formerRole, 'SAVE')) return;
  const grant = await load<GrantItem>(grantKey(documentId, recipientId));
  if (!grant || !can(grant.role, 'SAVE')) await endUploadsBy(recipientId, documentId, run);
}

async function endUploadsBy(userId: string, documentId: string, { now, hasTime }: Run): Promise<void> {
  const { pk, sk } = uploadKey(userId, '');
  const uploads = find<UploadItem>({
    KeyConditionExpression: 'pk = :user AND begins_with(sk, :upload)',
    FilterExpression: `documentId = :document AND ${unfinished.expression}`,
    ExpressionAttributeNames: unfinished.names,
    ExpressionAttributeValues: { ':user': pk, ':upload': sk, ':document': documentId, ...unfinished.values },
    ConsistentRead: true,
  });
  for await (const upload of uploads) {
    if (!hasTime()) throw new Error(`Not all that ${userId} has on its way to ${documentId} is ended yet.`);
    if (!(await commit(expiryOf(upload, now)))) await requireEnded(upload);
  }
}

/** Somebody else has ended it; else it is to be tried again, as where its bytes are ordered away already. */
async function requireEnded(key: Key): Promise<void> {
  const upload = await load<UploadItem>(key);
  if (upload && isUnfinished(upload)) throw new Error(`The upload ${key.pk} ${key.sk} is not ended yet.`);
}

function editorsOf(documentId: string): AsyncGenerator<Pick<GrantItem, 'userId'>> {
  const { pk, sk } = grantKey(documentId, '');
  return find({
    KeyConditionExpression: 'pk = :document AND begins_with(sk, :grant)',
    FilterExpression: '#role <> :viewer',
    ExpressionAttributeNames: { '#role': 'role' },
    ExpressionAttributeValues: { ':document': pk, ':grant': sk, ':viewer': 'VIEWER' },
    ConsistentRead: true,
  });
}
