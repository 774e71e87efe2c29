import type { UploadItem } from '../../shared/items';
import { doneKey, type Key } from '../../shared/keys';
import { isUnfinished, recordLifeSeconds } from '../../uploads/uploadState';
import { accountUpdate } from '../../shared/accountFigures';
import { endingOf } from '../../uploads/uploadEnd';
import { deletionOf, putOf, type Write } from '../../shared/write';
import { commit, load } from '../table';

/** Moves the row of an upload that has ended away from those still open, and counts its bytes as used. */
export async function settleUpload(key: Key): Promise<void> {
  const upload = await load<UploadItem>(key);
  if (upload && !isUnfinished(upload)) await commit(settlementOf(upload));
}

/** The writes that settle an ended upload; they fail if it is settled already. */
export function settlementOf(upload: UploadItem): Write[] {
  const { pk, sk, userId, id, state } = upload;
  const asRead = { expression: '#state = :state', names: { '#state': 'state' }, values: { ':state': state } };
  const record = putOf({ ...upload, ...doneKey(userId, id) });
  return [deletionOf({ pk, sk }, asRead), record, ...countsOf(upload)];
}

/** Counts one open upload less for its writer; the bytes of a save change from reserved to used. */
function countsOf({ userId, ownerId, state, isDiscarded, size }: UploadItem): Write[] {
  const isUsed = state === 'COMPLETED' && !isDiscarded && size > 0;
  const used = isUsed ? { bytesReserved: -size } : {};
  if (userId === ownerId) return [accountUpdate(userId, { openUploads: -1, ...used })];
  return [accountUpdate(userId, { openUploads: -1 }), ...(isUsed ? [accountUpdate(ownerId, used)] : [])];
}

/** Ends an upload that nobody completed in time. */
export async function expireUpload(key: Key, now: string): Promise<void> {
  const upload = await load<UploadItem>(key);
  if (upload && isUnfinished(upload) && upload.expiresAt <= now) await commit(expiryOf(upload, now));
}

/** Ends an upload at its time, unless a save that lost a race in between has made it live longer. */
export function expiryOf(upload: UploadItem, now: string): Write[] {
  return endingOf(upload, {
    state: 'EXPIRED',
    now,
    ttl: Math.floor(Date.parse(now) / 1000) + recordLifeSeconds,
    condition: {
      expression: '#state = :state AND expiresAt = :expiresAt',
      names: { '#state': 'state' },
      values: { ':state': upload.state, ':expiresAt': upload.expiresAt },
    },
  });
}
