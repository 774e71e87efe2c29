import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf, unwritable } from './fileErrors';
import { hasEnded, thisProcess } from './owner';

type Fill = (file: FileHandle) => Promise<void>;

type Placing = { mode?: number; beforeItCounts?: () => Promise<void> };

const forItsOwnerOnly = 0o600;

/**
 * Puts a file in the place of another: whoever looks, and whenever the power fails, it is the old one or the new one. One at
 * a time for a path: what a killed process has left of an earlier attempt goes.
 */
export function replaceFile(path: string, fill: Fill, placing: Placing = {}): Promise<void> {
  return replace(path, fill, placing).catch(unwritable(path));
}

async function replace(path: string, fill: Fill, placing: Placing): Promise<void> {
  const { mode = forItsOwnerOnly, beforeItCounts } = placing;
  const fresh = besideOf(path, createHash('sha256').update(basename(path)).digest('hex').slice(0, 16));
  await rm(fresh, { force: true });
  await writeWhole(fresh, mode, fill);
  try {
    await beforeItCounts?.();
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Makes a file, whole from its first moment on. False where there is one. What killed processes have left of theirs goes. */
export function createFile(path: string, text: string): Promise<boolean> {
  return create(path, text).catch(unwritable(path));
}

async function create(path: string, text: string): Promise<boolean> {
  await removeStrays(dirname(path));
  const { pid, host } = thisProcess();
  const fresh = besideOf(path, [pid, host, randomUUID()].join('~'));
  await writeWhole(fresh, forItsOwnerOnly, (file) => file.writeFile(text));
  try {
    await link(fresh, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(fresh, { force: true });
  }
}

/** Null where there is no such file. */
export async function readText(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
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

// The same folder, since a file is renamed within one disk only; a short name, since the file's own may be as long as any.
const besideOf = (path: string, mark: string) => join(dirname(path), `.quire-${mark}.part`);

const ownedName = /^\.quire-(\d+)~([^~]+)~[^~]+\.part$/;

async function removeStrays(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, pid, host = ''] = ownedName.exec(name) ?? [];
    if (pid !== undefined && hasEnded({ pid: Number(pid), host })) await rm(join(folder, name), { force: true });
  }
}

async function writeWhole(path: string, mode: number, fill: Fill): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await fill(file);
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

/** A name is on the disk once its folder is. */
async function syncFolder(path: string): Promise<void> {
  // Windows has no such thing: it opens no folders.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
