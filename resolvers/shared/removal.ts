import type { RemovalItem } from './items';
import { dueShard, removalKey } from './keys';

type Removed = Pick<RemovalItem, 'objectKey' | 'documentId' | 'multipartId'>;

/** The order to delete these bytes, due at once. `now` is ISO 8601. */
export function removalOf({ objectKey, documentId, multipartId }: Removed, now: string): RemovalItem {
  return {
    ...removalKey(objectKey),
    objectKey,
    documentId,
    attempt: 0,
    due: dueShard(objectKey),
    dueAt: now,
    ...(multipartId ? { multipartId } : {}),
  };
}
