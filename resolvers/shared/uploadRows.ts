import { nameOf, type Found } from './batch';
import type { UploadItem } from './items';
import { doneKey, uploadKey, type Key } from './keys';

/** Both keys that an upload's row may have: open or done. */
export function uploadKeys(userId: string, uploadId: string): Key[] {
  return [uploadKey(userId, uploadId), doneKey(userId, uploadId)];
}

/** The row found under these keys; a done row wins over an open one. */
export function uploadIn(found: Found, userId: string, uploadId: string): UploadItem | null {
  const done = found[nameOf(doneKey(userId, uploadId))];
  const open = found[nameOf(uploadKey(userId, uploadId))];
  return ((done ?? open) as UploadItem | undefined) ?? null;
}
