import { link, lstat, mkdir, open, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { withDraft } from './drafts';
import { unwritable } from './fileErrors';
import { withoutWaiting } from './fileKind';
import { codeOf } from './systemErrors';

const forItsOwnerOnly = 0o600;

/** Replaces a file's text atomically: readers, and a computer that loses power, see the old or the new text. */
export function replaceFile(path: string, text: string): Promise<void> {
  const replaced = withDraft(path, privately(text), async (draft) => {
    await rename(draft, path);
    await syncFolder(dirname(path));
  });
  return replaced.catch(unwritable(path));
}

/** Creates a file with all its text at once. False if there is one already. */
export function createFile(path: string, text: string): Promise<boolean> {
  return withDraft(path, privately(text), (draft) => isLinked(draft, path)).catch(unwritable(path));
}

const privately = (text: string) => ({ mode: forItsOwnerOnly, fill: (file: FileHandle) => file.writeFile(text) });

/** Gives a file a second name. False if the name is taken. */
export async function isLinked(path: string, name: string): Promise<boolean> {
  try {
    await link(path, name);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** The text of a file; null if there is none. */
export async function readText(path: string): Promise<string | null> {
  return readFile(path, { encoding: 'utf8', flag: withoutWaiting }).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
}

/** Removes a file. False if there was none. */
export async function isRemoved(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => null);
  await rm(path, { recursive: true, force: true }).catch(unwritable(path));
  return found !== null;
}

/** Makes a folder that only its owner may use. */
export async function makePrivateFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 }).catch(unwritable(path));
}

/** A nearly full disk may write fewer bytes than it was given, and only returns their number. */
export async function writeAt(file: FileHandle, position: number, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}

/** A file's name is on disk only after its folder is synced. */
export async function syncFolder(path: string): Promise<void> {
  // Windows cannot sync folders.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
