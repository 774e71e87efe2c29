import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { lstat, open, realpath, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Bytes } from '#client/hashedFile';
import type { Watching } from './transfer';
import { FileChangedError, FileMissingError, NotReadableError, unreadable } from '../disk/fileErrors';
import { requireFile, withoutWaiting } from '../disk/fileKind';
import { codeOf } from '../disk/systemErrors';
import type { Content } from './workingCopies';

/** An open file that notices when somebody else writes to it. */
export type LocalFile = {
  path: string;
  content: Content;
  bytes: Bytes;
  /** Identifies the file and its last write; equals `markOf` of its path while it is unchanged. */
  mark: string;
};

const sliceSize = 1024 * 1024;

/** The canonical path of a file: links are followed to where the bytes are. */
export async function pathOf(given: string): Promise<string> {
  const absolute = resolve(given);
  try {
    return await realpath(absolute);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') unreadable(absolute)(error);
    return join(await realpath(dirname(absolute)).catch(unreadable(dirname(absolute))), basename(absolute));
  }
}

/** Reads a file once for its digest, then runs the work while it is open. */
export async function withFile<T>(
  path: string,
  work: (file: LocalFile) => Promise<T>,
  watching: Watching = {},
): Promise<T> {
  // Checked first, since opening a device may have an effect.
  requireFile(path, await stat(path).catch(unreadable(path)));
  const handle = await open(path, withoutWaiting).catch(unreadable(path));
  try {
    // Another file may be there by now.
    requireFile(path, await handle.stat());
    const mark = markIn(await handle.stat({ bigint: true }));
    const bytes = await bytesOf(path, handle);
    return await work({ path, mark, bytes, content: { size: bytes.size, sha256: await digest(bytes, watching) } });
  } finally {
    await handle.close();
  }
}

/** The size and digest of a file; null if there is none. */
export async function contentOf(path: string, watching?: Watching): Promise<Content | null> {
  try {
    return await withFile(path, ({ content }) => Promise.resolve(content), watching);
  } catch (error) {
    if (error instanceof FileMissingError) return null;
    throw error;
  }
}

/** Changes when the file is replaced or written to, but not with its name. Null if there is no file. */
export async function markOf(path: string): Promise<string | null> {
  const stats = await lstat(path, { bigint: true }).catch((error: unknown) => {
    return codeOf(error) === 'ENOENT' ? null : unreadable(path)(error);
  });
  return stats && markIn(stats);
}

const markIn = ({ dev, ino, size, mtimeNs }: BigIntStats) => [dev, ino, size, mtimeNs].join(' ');

async function bytesOf(path: string, handle: FileHandle): Promise<Bytes> {
  const stampOf = async () => {
    const { size, mtimeNs, ctimeNs } = await handle.stat({ bigint: true });
    return { size: Number(size), stamp: `${size} ${mtimeNs} ${ctimeNs}` };
  };
  const { size, stamp } = await stampOf();
  const read = async (buffer: Uint8Array, from: number, expected: number) => {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, from).catch(unreadable(path));
    if ((await stampOf()).stamp !== stamp) throw new FileChangedError(path);
    if (bytesRead !== expected) throw new NotReadableError(path, notItsSize);
  };
  await read(new Uint8Array(1), size, 0);
  return {
    size,
    async slice(from, to) {
      const buffer = new Uint8Array(to - from);
      await read(buffer, from, buffer.length);
      return buffer;
    },
  };
}

// For example files in /proc, which are written while they are read.
const notItsSize = 'it holds more or less than it says. Copy it, and name the copy.';

async function digest(bytes: Bytes, { tell, signal }: Watching): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.size; at += sliceSize) {
    signal?.throwIfAborted();
    const to = Math.min(at + sliceSize, bytes.size);
    hash.update(await bytes.slice(at, to));
    tell?.({ at: 'checking', done: to, size: bytes.size });
  }
  return hash.digest('hex');
}
