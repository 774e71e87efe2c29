import { copyFile, rename } from 'node:fs/promises';
import { QuireError } from './errors';
import { codeOf } from './fileErrors';
import { readText } from './files';

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
    throw error instanceof QuireError ? error : damaged(error);
  }
}

export const asideOf = (path: string) => `${path}.damaged`;

/** Makes room for a new file where one cannot be read. Answers with the name that it has from now on. */
export async function putOwnAside(path: string): Promise<string> {
  await rename(path, asideOf(path)).catch(orNone);
  return asideOf(path);
}

/** Keeps a file that cannot be read, which stays in its place until another takes it. */
export async function copyOwnAside(path: string): Promise<void> {
  await copyFile(path, asideOf(path)).catch(orNone);
}

function orNone(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error;
}
