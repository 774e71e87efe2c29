import type { Stats } from 'node:fs';
import { chmod, lstat, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { unreadable } from '../disk/fileErrors';
import { UnusableStateError } from '../disk/stateErrors';
import { codeOf } from '../disk/systemErrors';

const modes = { folder: 0o700, file: 0o600 };

/** The names in a folder that are ours: patterns for files and, for folders, what they may contain. */
type Ours = { files: RegExp; folders?: [RegExp, Ours][] };

const draft = /^\.quire-\d+~[^~]+~[^~]+\.part$/;
const ofOurs = (names: string) => new RegExp(`^(${names})(\\.damaged)?$|${draft.source}`);

/** We change only these: QUIRE_HOME may name a person's home folder by mistake. */
const home: Ours = {
  files: ofOurs('session|login|key'),
  folders: [
    [/^files$/, { files: draft, folders: [[/^[0-9a-f]{32}$/, { files: ofOurs('[0-9a-f]{32}\\.(json|path)') }]] }],
    [/^locks$/, { files: ofOurs('(session|key|[0-9a-f]{32})\\.\\d+') }],
  ],
};

/** Makes everything kept here accessible to its owner only. On Windows it is so by default. */
export async function claimHome(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const root = await realpath(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (root !== null) await claimFolder(root, home);
}

async function claimFolder(path: string, ours: Ours): Promise<void> {
  const found = await requireOwn(path);
  if (!found) return;
  if (!found.isDirectory()) throw new UnusableStateError(path, 'is no folder: put it elsewhere, or set QUIRE_HOME.');
  const entries = await readdir(path).catch(unreadable(path));
  const claims = entries.flatMap((name) => claimOf(join(path, name), name, ours) ?? []);
  if (claims.length === entries.length) await give(path, found, modes.folder);
  for (const claim of claims) await claim();
}

/** Undefined if the path is not ours. */
function claimOf(path: string, name: string, { files, folders = [] }: Ours): (() => Promise<void>) | undefined {
  const inside = folders.find(([pattern]) => pattern.test(name))?.[1];
  if (inside) return () => claimFolder(path, inside);
  return files.test(name) ? () => claimFile(path) : undefined;
}

async function claimFile(path: string): Promise<void> {
  const found = await requireOwn(path);
  if (found?.isFile()) await give(path, found, modes.file);
}

/** Removes the permissions of others. Those that the owner has removed from themselves stay so. */
async function give(path: string, { mode }: Stats, most: number): Promise<void> {
  const wanted = mode & most;
  if ((mode & 0o777) !== wanted) await chmod(path, wanted).catch(orGone);
}

/** Null if it is gone, which another process may have done. */
async function requireOwn(path: string): Promise<Stats | null> {
  const found = await lstat(path).catch(orGone);
  if (!found) return null;
  if (found.isSymbolicLink()) {
    throw new UnusableStateError(path, 'is a link, and Quire keeps none: put in its place what it points to.');
  }
  if (found.uid === process.getuid?.()) return found;
  throw new UnusableStateError(
    path,
    `belongs to another account (${found.uid}): run Quire as that account, or set QUIRE_HOME to a folder of your own.`,
  );
}

function orGone(error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null;
  throw error;
}
