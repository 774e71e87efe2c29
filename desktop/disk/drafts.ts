import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { open, readdir, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasEnded, thisProcess } from './owner';

type Fill = (file: FileHandle) => Promise<void>;

type Draft = { mode: number; fill: Fill };

/**
 * Writes a file whole, onto the disk, beside the one that it is to become, and lets somebody work with its path. No other
 * process has the same one, it is gone after the work, and what killed processes have left of theirs goes first.
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

/** At once, for a process that is about to end. */
export function removeOpenDrafts(): void {
  for (const draft of inUse) rmSync(draft, { force: true });
}

/** Names that this process has given and not taken away. */
const inUse = new Set<string>();

/** A name that nobody else has, and that says whose it is. The same folder, since a file is renamed within one disk only. */
export function nameBeside(path: string): string {
  const { pid, host } = thisProcess();
  // A short one, since the file's own may be as long as any.
  const name = join(dirname(path), `.quire-${pid}~${host}~${randomUUID()}.part`);
  inUse.add(name);
  return name;
}

const ownedName = /^\.quire-(\d+)~([^~]+)~[^~]+\.part$/;

/** Takes away what killed processes have left of their drafts in a folder. */
export async function removeStrays(folder: string): Promise<void> {
  // Whatever keeps them there, they are in nobody's way.
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
