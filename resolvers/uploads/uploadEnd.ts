import { accountUpdate } from '../shared/accountFigures';
import type { UploadItem } from '../shared/items';
import { uploadKey } from '../shared/keys';
import { removalOf } from '../shared/removal';
import { creationOf, updateOf, type Condition, type Update, type Write } from '../shared/write';

type End = {
  state: 'ABORTED' | 'EXPIRED';
  /** ISO 8601. */
  now: string;
  /** TTL of the row, in seconds since the epoch. */
  ttl: number;
  /** What the row must still be. */
  condition: Condition;
};

/** Ends an upload that becomes no version: gives its quota back and orders the deletion of its bytes. */
export function endingOf(upload: UploadItem, { state, now, ttl, condition }: End): Write[] {
  return [
    updateOf(uploadKey(upload.userId, upload.id), { set: { state, ttl }, remove: ['due', 'dueAt'] }, condition),
    releaseOf(upload),
    creationOf(removalOf(upload, now)),
  ];
}

/** Gives back the quota reserved for an upload that becomes no version. */
export function releaseOf(upload: UploadItem): Update {
  return accountUpdate(upload.ownerId, {
    bytesAvailable: upload.size,
    bytesReserved: -upload.size,
    documentCount: upload.isNewDocument ? -1 : 0,
  });
}
