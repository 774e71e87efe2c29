import { nameOf, type Found } from './batch';
import type { UploadItem } from './items';
import { doneKey, uploadKey, type Key } from './keys';

/** Both places where an upload's row may be. */
export function uploadKeys(userId: string, uploadId: string): Key[] {
  return [uploadKey(userId, uploadId), doneKey(userId, uploadId)];
}

/** What was found of these two: what is done is done, whatever else goes by the same id. */
export function uploadIn(found: Found, userId: string, uploadId: string): UploadItem | null {
  const done = found[nameOf(doneKey(userId, uploadId))];
  const open = found[nameOf(uploadKey(userId, uploadId))];
  return ((done ?? open) as UploadItem | undefined) ?? null;
}
