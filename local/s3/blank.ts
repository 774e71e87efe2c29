import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { checksumEntries, digestOf } from './checksums';
import type { ObjectVersion } from './versions';

// Files that begin with NULs are read whole, up to this limit, because a start must not read everything.
const beginning = 4096;
const mostLookedAt = 16 * 1024 * 1024;

/** Whether a version's single file is full of NULs that no client has written. */
export function isBlanked(file: string, { size, checksums }: Pick<ObjectVersion, 'size' | 'checksums'>): boolean {
  const [known] = checksumEntries(checksums);
  if (!known || size === 0 || size > mostLookedAt || !beginsBlank(file)) return false;
  const [algorithm, value] = known;
  const digest = digestOf(algorithm);
  digest.update(readFileSync(file));
  return digest.digest().toString('base64') !== value;
}

function beginsBlank(file: string): boolean {
  const handle = openSync(file, 'r');
  try {
    const read = Buffer.alloc(beginning);
    return read.subarray(0, readSync(handle, read)).every((byte) => byte === 0);
  } finally {
    closeSync(handle);
  }
}
