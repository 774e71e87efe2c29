import { link, lstat, mkdir, open, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { withDraft } from './drafts';
import { unwritable } from './fileErrors';
import { withoutWaiting } from './fileKind';
import { codeOf } from './systemErrors';

const forItsOwnerOnly = 0o600;

/** Puts a text in the place of another: whoever looks, and whenever the power fails, it is the old one or the new one. */
export function replaceFile(path: string, text: string): Promise<void> {
  const replaced = withDraft(path, privately(text), async (draft) => {
    await rename(draft, path);
    await syncFolder(dirname(path));
  });
  return replaced.catch(unwritable(path));
}

/** Makes a file, whole from its first moment on. False where there is one. */
export function createFile(path: string, text: string): Promise<boolean> {
  return withDraft(path, privately(text), (draft) => isLinked(draft, path)).catch(unwritable(path));
}

const privately = (text: string) => ({ mode: forItsOwnerOnly, fill: (file: FileHandle) => file.writeFile(text) });

/** Gives a file one more name. False where that is another's. */
export async function isLinked(path: string, name: string): Promise<boolean> {
  try {
    await link(path, name);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Null where there is no such file. */
export async function readText(path: string): Promise<string | null> {
  return readFile(path, { encoding: 'utf8', flag: withoutWaiting }).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
}

/** False where there was none. */
export async function isRemoved(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => null);
  await rm(path, { recursive: true, force: true }).catch(unwritable(path));
  return found !== null;
}

/** A folder for nobody but its owner. */
export async function makePrivateFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 }).catch(unwritable(path));
}

/** A disk that is nearly full takes less than it was given, and says so only in passing. */
export async function writeAt(file: FileHandle, position: number, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}

/** A name is on the disk once its folder is. */
export async function syncFolder(path: string): Promise<void> {
  // Windows has no such thing: it opens no folders.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
