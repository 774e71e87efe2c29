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

/** The names that a state's folder may contain. We change only these: QUIRE_DATA may name a home folder by mistake. */
const folders = ['assembly', 'cognito', 'dynamodb', 's3', 'schedules', 'streams', 'tls', 'tls.new'];
const isOurs = (name: string) => folders.includes(name) || /^(secrets|endpoints|environment)\.json\b/.test(name);

// A draft of `writeOwn` that a crash left behind.
const draftName = /\.[0-9a-f]{12}\.new$/;

export const stateModes = { folder: 0o700, file: 0o600 };

/** Makes the folder of a state if it does not exist. Throws a one-sentence error if it cannot be made. */
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
 * Makes the state readable by its owner only: what is there already, and whatever this process and its children will
 * write. Throws a one-sentence error for files that belong to somebody else.
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

/** The file's permissions; undefined if it is gone. */
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

/** Writes a file that only its owner may read: completely or not at all. It is on disk when this returns. */
export function writeOwn(file: string, content: string | Uint8Array): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: stateModes.folder });
  // Each write uses its own draft, so two writers of one file do not mix.
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

/** A file of our own that cannot be used as it is; the message names the file and says what to do. */
export class DamagedFile extends Error {
  constructor(file: string, fault: 'damaged' | 'missing' | 'a folder', wayOut: string, cause?: unknown) {
    super(`${file} is ${fault}. ${wayOut}`, { cause });
  }
}

/** Reads a file of our own with `read`; undefined if there is none. Throws DamagedFile. */
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

/** Whether any of these folders of a state contains a file. */
export function holdsFiles(...places: string[]): boolean {
  return places.some((place) => {
    const found = lstatSync(place, { throwIfNoEntry: false });
    if (!found?.isDirectory()) return found !== undefined;
    return readdirSync(place).some((name) => holdsFiles(join(place, name)));
  });
}

/** Without this the file's name might not survive a crash, even after an fsync of the file. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
