import type { VersionItem } from '../../../shared/items';
import { removalOf } from '../../../shared/removal';
import { creationOf, type Write } from '../../../shared/write';
import type { StoredMultipart, StoredObject } from './bucket';
import type { Finding } from './finding';
import type { Rows } from './rows';

/** Versions whose bytes are missing; only the bucket's older versions or a backup can restore them. */
export function missingBytes({ documents, versions }: Rows, objects: StoredObject[]): Finding[] {
  const sizes = new Map(objects.map(({ objectKey, size }) => [objectKey, size]));
  return versions.flatMap((version) => {
    const problem = documents.has(version.documentId) ? problemOf(version, sizes) : 'belongs to no document';
    return problem ? [{ words: `Version ${version.version} of ${version.documentId} ${problem}.` }] : [];
  });
}

function problemOf({ objectKey, size }: VersionItem, sizes: Map<string, number>): string | null {
  const stored = sizes.get(objectKey);
  if (stored === undefined) return `has no bytes: ${objectKey} is not in the bucket`;
  return stored === size ? null : `has ${size} bytes, and ${objectKey} has ${stored}`;
}

/** Objects older than `before` that no row refers to. */
export function orphanObjects({ versions, uploads, removals }: Rows, objects: StoredObject[], before: Date): Finding[] {
  const named = new Set([...versions, ...uploads, ...removals].map(({ objectKey }) => objectKey));
  return objects
    .filter(({ objectKey, since }) => since < before && !named.has(objectKey))
    .map(({ objectKey, size }) => ({
      words: `${objectKey} (${size} bytes) is named by no row.`,
      repair: [removalOrder(objectKey)],
    }));
}

/** The same for multiparts. */
export function orphanMultiparts({ uploads, removals }: Rows, multiparts: StoredMultipart[], before: Date): Finding[] {
  const named = new Set([...uploads, ...removals].map(({ multipartId }) => multipartId));
  return multiparts
    .filter(({ multipartId, since }) => since < before && !named.has(multipartId))
    .map(({ objectKey, multipartId }) => ({
      words: `The multipart ${multipartId} of ${objectKey} is named by no row.`,
      repair: [removalOrder(objectKey, multipartId)],
    }));
}

/** Housekeeping deletes the bytes, after checking again that no version refers to them. */
function removalOrder(objectKey: string, multipartId?: string): Write {
  const [, , , documentId = ''] = objectKey.split('/');
  const order = removalOf({ objectKey, documentId, multipartId }, new Date().toISOString());
  return creationOf(order);
}
