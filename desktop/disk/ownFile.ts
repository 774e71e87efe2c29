import { copyFile, lstat, rename, rm } from 'node:fs/promises';
import { QuireError } from '#client/errors';
import { unreadable } from './fileErrors';
import { readText } from './files';
import { codeOf, isOfSystem } from './systemErrors';

/** Reads a file of our own with `read`; null if there is none. Throws the error that `damaged` makes. */
export async function readOwn<T>(
  path: string,
  read: (text: string) => T | Promise<T>,
  damaged: (cause: unknown) => QuireError,
): Promise<T | null> {
  try {
    const text = await readText(path);
    return text === null ? null : await read(text);
  } catch (error) {
    if (error instanceof QuireError) throw error;
    throw isOfSystem(error) && codeOf(error) !== 'EISDIR' ? unreadable(path)(error) : damaged(error);
  }
}

const asideOf = (path: string) => `${path}.damaged`;

/** Renames an unreadable file to make room for a new one. Resolves with its new name. */
export async function putOwnAside(path: string): Promise<string> {
  const aside = asideOf(path);
  await rm(aside, { recursive: true, force: true });
  await rename(path, aside).catch(orNone);
  return aside;
}

/** Keeps a copy of an unreadable file, which stays in place until it is replaced. */
export async function copyOwnAside(path: string): Promise<void> {
  const isFile = (await lstat(path).catch(orNone))?.isFile() ?? true;
  // Anything but a file would be in the way of the new file.
  if (!isFile) await putOwnAside(path);
  else await copyFile(path, asideOf(path)).catch(orNone);
}

function orNone(error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null;
  throw error;
}
