import type { UploadItem } from '../../shared/items';
import { doneKey, type Key } from '../../shared/keys';
import { removalOf } from '../../shared/removal';
import { isUnfinished, recordLifeSeconds } from '../../uploads/uploadState';
import { accountUpdate } from './quota';
import { commit, load, tableName, type Write } from '../table';

/** Moves the row of an upload that has ended away from those still open, and counts its bytes as used. */
export async function settleUpload(key: Key): Promise<void> {
  const upload = await load<UploadItem>(key);
  if (upload && !isUnfinished(upload)) await commit(settlementOf(upload));
}

/** What puts the row of an ended upload away; null and void when it is put away already. */
export function settlementOf(upload: UploadItem): Write[] {
  const removal: Write = {
    Delete: {
      TableName: tableName(),
      Key: { pk: upload.pk, sk: upload.sk },
      ConditionExpression: '#state = :state',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':state': upload.state },
    },
  };
  const record: Write = { Put: { TableName: tableName(), Item: { ...upload, ...doneKey(upload.userId, upload.id) } } };
  return [removal, record, ...countsOf(upload)];
}

/** One upload less of its writer; and of a save its bytes are not reserved any more, but used. */
function countsOf({ userId, ownerId, state, isDiscarded, size }: UploadItem): Write[] {
  const isUsed = state === 'COMPLETED' && !isDiscarded && size > 0;
  const used = isUsed ? { bytesReserved: -size } : {};
  if (userId === ownerId) return [accountUpdate(userId, { openUploads: -1, ...used })];
  return [accountUpdate(userId, { openUploads: -1 }), ...(isUsed ? [accountUpdate(ownerId, used)] : [])];
}

/** Ends an upload that nobody completed in time. */
export async function expireUpload(key: Key, now: string): Promise<void> {
  const upload = await load<UploadItem>(key);
  if (upload && isUnfinished(upload) && upload.expiresAt <= now) await commit(endingOf(upload, now));
}

/** The row ends, so that no save can follow, and quota and bytes are given back: both or neither. */
export function endingOf(upload: UploadItem, now: string): Write[] {
  return [
    {
      Update: {
        TableName: tableName(),
        Key: { pk: upload.pk, sk: upload.sk },
        UpdateExpression: 'SET #state = :expired, #ttl = :ttl REMOVE due, dueAt',
        // A save that lost a race in between has made it live longer.
        ConditionExpression: '#state = :state AND expiresAt = :expiresAt',
        ExpressionAttributeNames: { '#state': 'state', '#ttl': 'ttl' },
        ExpressionAttributeValues: {
          ':expired': 'EXPIRED',
          ':state': upload.state,
          ':expiresAt': upload.expiresAt,
          ':ttl': Math.floor(Date.parse(now) / 1000) + recordLifeSeconds,
        },
      },
    },
    accountUpdate(upload.ownerId, {
      bytesAvailable: upload.size,
      bytesReserved: -upload.size,
      documentCount: upload.isNewDocument ? -1 : 0,
    }),
    { Put: { TableName: tableName(), Item: removalOf(upload, now) } },
  ];
}
