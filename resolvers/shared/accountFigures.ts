import type { AccountItem, UploadItem } from './items';
import { accountKey } from './keys';
import { updateOf, type Condition, type Update } from './write';

export type Figures = Pick<AccountItem, 'bytesAvailable' | 'bytesReserved' | 'documentCount' | 'openUploads'>;

/** Moves an account's figures by so much each, within these limits; an account that is gone has none. */
export function accountUpdate(userId: string, difference: Partial<Figures>, limits?: Condition): Update {
  return updateOf(accountKey(userId), { add: difference }, limits ?? { expression: 'attribute_exists(pk)' });
}

/** Undoes the reservation of an upload that becomes no version. */
export function releaseOf(upload: UploadItem): Update {
  return accountUpdate(upload.ownerId, {
    bytesAvailable: upload.size,
    bytesReserved: -upload.size,
    documentCount: upload.isNewDocument ? -1 : 0,
  });
}
