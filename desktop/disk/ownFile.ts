import { copyFile, lstat, rename, rm } from 'node:fs/promises';
import { QuireError } from '#client/errors';
import { unreadable } from './fileErrors';
import { readText } from './files';
import { codeOf, isOfSystem } from './systemErrors';

/** What a file of ours holds, as `read` makes it out; null where there is none. Throws what `damaged` makes of it. */
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

/** Makes room for a new file where one cannot be read. Answers with the name that it has from now on. */
export async function putOwnAside(path: string): Promise<string> {
  const aside = asideOf(path);
  await rm(aside, { recursive: true, force: true });
  await rename(path, aside).catch(orNone);
  return aside;
}

/** Keeps a file that cannot be read, which stays in its place until another takes it. */
export async function copyOwnAside(path: string): Promise<void> {
  const isFile = (await lstat(path).catch(orNone))?.isFile() ?? true;
  // What is no file at all is in the way of the one that is to come.
  if (!isFile) await putOwnAside(path);
  else await copyFile(path, asideOf(path)).catch(orNone);
}

function orNone(error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null;
  throw error;
}
