import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { open, readdir, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasEnded, thisProcess } from './owner';

type Fill = (file: FileHandle) => Promise<void>;

type Draft = { mode: number; fill: Fill };

/**
 * Writes a whole file to disk beside its destination and passes its path to the work. No other process uses the same
 * path, and the file is removed after the work. Drafts that killed processes have left are removed first.
 */
export async function withDraft<T>(
  path: string,
  { mode, fill }: Draft,
  work: (draft: string) => Promise<T>,
): Promise<T> {
  await removeStrays(dirname(path));
  const draft = nameBeside(path);
  try {
    await writeWhole(draft, mode, fill);
    return await work(draft);
  } finally {
    await removeDraft(draft);
  }
}

export async function removeDraft(draft: string): Promise<void> {
  await rm(draft, { force: true });
  inUse.delete(draft);
}

/** Removes open drafts synchronously, for a process that is about to exit. */
export function removeOpenDrafts(): void {
  for (const draft of inUse) rmSync(draft, { force: true });
}

/** The draft names that this process is using. */
const inUse = new Set<string>();

/** A unique name that tells its owner. It is in the same folder, since a rename works only within one disk. */
export function nameBeside(path: string): string {
  const { pid, host } = thisProcess();
  // A short name, since the file's own may be as long as names can be.
  const name = join(dirname(path), `.quire-${pid}~${host}~${randomUUID()}.part`);
  inUse.add(name);
  return name;
}

const ownedName = /^\.quire-(\d+)~([^~]+)~[^~]+\.part$/;

/** Removes the drafts that killed processes have left in a folder. */
export async function removeStrays(folder: string): Promise<void> {
  // If they cannot be removed, they do no harm.
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const [, pid, host = ''] = ownedName.exec(name) ?? [];
    if (pid === undefined || !hasEnded({ pid: Number(pid), host })) continue;
    await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

async function writeWhole(path: string, mode: number, fill: Fill): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await fill(file);
    await file.sync();
  } finally {
    await file.close();
  }
}
