import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** What lies in the folder of a state. Only that is ours to change: QUIRE_DATA may name somebody's home by mistake. */
const folders = ['assembly', 'cognito', 'dynamodb', 's3', 'schedules', 'streams', 'tls', 'tls.new'];
const isOurs = (name: string) => folders.includes(name) || /^(secrets|endpoints|environment)\.json\b/.test(name);

// What a crash has left of `writeOwn`.
const draftName = /\.[0-9a-f]{12}\.new$/;

export const stateModes = { folder: 0o700, file: 0o600 };

/** Makes the folder of a state where there is none. Throws one sentence where there can be none. */
export function makeState(dataDirectory: string): void {
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: stateModes.folder });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const wayOut = 'set QUIRE_DATA to a folder that you may write to.';
    throw new Error(`${dataDirectory} cannot be the folder of a state (${code}): ${wayOut}`, { cause: error });
  }
}

/**
 * Gives the state to its owner alone, whatever it was before, and whatever this process and its children are going to make.
 * Throws one sentence for what is not ours.
 */
export function claimState(dataDirectory: string): void {
  process.umask(0o077);
  makeState(dataDirectory);
  const root = realpathSync(dataDirectory);
  requireOwn(root);
  const names = readdirSync(root);
  if (names.every(isOurs)) chmodSync(root, stateModes.folder);
  for (const name of names.filter(isOurs)) claim(join(root, name));
}

function claim(path: string): void {
  const mode = requireOwn(path);
  if (mode === undefined) return;
  if (draftName.test(path)) return rmSync(path, { force: true });
  const isFolder = lstatSync(path).isDirectory();
  const wanted = isFolder ? stateModes.folder : stateModes.file;
  if (mode !== wanted) chmodSync(path, wanted);
  if (isFolder) for (const name of readdirSync(path)) claim(join(path, name));
}

/** Its permissions; undefined for what is gone. */
function requireOwn(path: string): number | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return undefined;
  if (found.isSymbolicLink()) {
    throw new Error(`${path} is a link, and a state holds none: put in its place what it points to.`);
  }
  if (process.getuid && found.uid !== process.getuid()) {
    throw new Error(
      `${path} belongs to another account (${found.uid}): start Quire as that account, or set QUIRE_DATA to a folder of your own.`,
    );
  }
  return found.mode & 0o777;
}

/** Writes a file that only its owner may read: whole or not at all, and on disk when it returns. */
export function writeOwn(file: string, content: string | Uint8Array): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: stateModes.folder });
  // Two writers of one file never share a draft.
  const draft = `${file}.${randomBytes(6).toString('hex')}.new`;
  try {
    writeFileSync(draft, content, { mode: stateModes.file, flag: 'wx', flush: true });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  syncFolder(folder);
}

/** A file of ours that cannot be used as it is; the message names it and the way out. */
export class DamagedFile extends Error {
  constructor(file: string, fault: 'damaged' | 'missing' | 'a folder', wayOut: string, cause?: unknown) {
    super(`${file} is ${fault}. ${wayOut}`, { cause });
  }
}

/** What a file of ours holds, as `read` makes it out; undefined where there is none. Throws DamagedFile. */
export function readOwn<T>(file: string, wayOut: string, read: (text: string) => T): T | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new DamagedFile(file, 'damaged', wayOut, error);
  }
  try {
    return read(text);
  } catch (error) {
    throw new DamagedFile(file, 'damaged', wayOut, error);
  }
}

/** Whether anything was kept in these folders of a state yet. */
export function holdsFiles(...places: string[]): boolean {
  return places.some((place) => {
    const found = lstatSync(place, { throwIfNoEntry: false });
    if (!found?.isDirectory()) return found !== undefined;
    return readdirSync(place).some((name) => holdsFiles(join(place, name)));
  });
}

/** An fsync of the file alone does not make its name survive a crash. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
