import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Target } from '#client/save';
import { concurrently } from './concurrently';
import { removeStrays } from '../disk/drafts';
import { NotReadableError, unreadable } from '../disk/fileErrors';
import { isRemoved, makePrivateFolder, readText, replaceFile } from '../disk/files';
import { inTurn } from '../disk/lock';
import { copyOwnAside, readOwn } from '../disk/ownFile';
import type { Session } from '../session/sessions';
import { DamagedStateError } from '../disk/stateErrors';

export type Content = { size: number; sha256: string };

/** The version of a document that a file was last equal to. */
export type Base = Content & { documentId: string; version: number };

/** A save that has begun, recorded before its first step so that the next save can find out what happened to it. */
export type Saving = Content & { requestId: string; target: Target; mimeType: string };

/** What ties a file on this computer to a document. */
export type WorkingCopy = {
  path: string;
  name: string;
  base: Base | null;
  saving: Saving | null;
  /** The version that was about to replace the file: after a crash the file may be either. */
  incoming: Base | null;
};

/** The record of a file that belongs to a document. */
export type TiedCopy = WorkingCopy & { base: Base };

/** Why a record cannot be used. */
export type RecordError = DamagedStateError | NotReadableError;

/** The records of a person's files; `damaged`: those that cannot be read. */
export type Known = { copies: WorkingCopy[]; damaged: RecordError[] };

/** What to do with a record that cannot be read. */
type Unreadable = 'refused' | 'renewed';

type Account = Pick<Session, 'endpoints' | 'userId' | 'knownAs'>;

const folderOf = (home: string, web: string, userId: string) => join(home, 'files', digestOf(`${web} ${userId}`));

/** The address under which a person's files are recorded: the one without TLS, if only that has records. */
export function knownAs(home: string, { endpoints: { web }, userId }: Account): string {
  const earlier = web.replace(/^https:/, 'http:');
  const isKnown = (address: string) => existsSync(folderOf(home, address, userId));
  return !isKnown(web) && isKnown(earlier) ? earlier : web;
}

/** The records of this computer's files: one small file for each, beside the tokens, by server and account. */
export class WorkingCopies {
  private readonly folder: string;
  private readonly locks: string;

  constructor(home: string, { endpoints, userId, knownAs = endpoints.web }: Account) {
    this.folder = folderOf(home, knownAs, userId);
    this.locks = join(home, 'locks');
  }

  /** Runs work on a file, one at a time among all processes. The work gets the file's record. */
  async inTurn<T>(
    path: string,
    work: (copy: WorkingCopy) => Promise<T>,
    unreadable: Unreadable = 'refused',
  ): Promise<T> {
    const find = () => (unreadable === 'renewed' ? this.findReadable(path) : this.find(path));
    return this.alone(path, async () => work((await find()) ?? unknown(path)));
  }

  /** The record of a file; null if there never was one. Throws DamagedStateError if it cannot be read. */
  find = (path: string): Promise<WorkingCopy | null> => this.read(digestOf(path));

  async keep<Copy extends WorkingCopy>(copy: Copy): Promise<Copy> {
    const { record, marker } = this.filesOf(digestOf(copy.path));
    await makePrivateFolder(this.folder);
    await replaceFile(record, JSON.stringify(copy));
    // Written after the record: a marker says that there was one.
    if ((await readText(marker)) !== copy.path) await replaceFile(marker, copy.path);
    return copy;
  }

  /** Forgets a file. False if there was no record. An unreadable record is named by its own path. */
  async forget(path: string): Promise<boolean> {
    const own = dirname(path) === resolve(this.folder) ? ownName.exec(basename(path))?.[1] : undefined;
    const { record, marker } = this.filesOf(own ?? digestOf(path));
    return this.alone(path, async () => {
      // The marker goes first: alone it would say that a record is missing.
      const wasMarked = await isRemoved(marker);
      return (await isRemoved(record)) || wasMarked;
    });
  }

  async list(): Promise<Known> {
    await makePrivateFolder(this.folder);
    await removeStrays(this.folder);
    const digests = (await readdir(this.folder)).flatMap((name) => ownName.exec(name)?.[1] ?? []);
    const found = await concurrently([...new Set(digests)], (digest) => this.read(digest).catch(recordErrorOf));
    const damaged = found.filter((each) => each instanceof Error);
    const copies = found.flatMap((each) => (each === null || each instanceof Error ? [] : [each]));
    return { copies: copies.sort((a, b) => a.path.localeCompare(b.path)), damaged };
  }

  private alone<T>(path: string, work: () => Promise<T>): Promise<T> {
    return inTurn(this.locks, digestOf(`${this.folder} ${path}`), work);
  }

  private async findReadable(path: string): Promise<WorkingCopy | null> {
    const found = await this.find(path).catch(recordErrorOf);
    if (found instanceof NotReadableError) throw found;
    if (!(found instanceof DamagedStateError)) return found;
    await copyOwnAside(found.path);
    return null;
  }

  private async read(digest: string): Promise<WorkingCopy | null> {
    const { record, marker } = this.filesOf(digest);
    const marked = await readText(marker).catch(unreadable(marker));
    const file = marked !== null && digestOf(marked) === digest ? marked : null;
    const damaged = (cause: unknown) => new DamagedStateError(record, 'damaged', file, cause);
    const copy = await readOwn(record, (text) => copyIn(text, digest), damaged);
    if (copy === null && marked !== null) throw new DamagedStateError(record, 'missing', file);
    return copy;
  }

  private filesOf(digest: string) {
    return { record: join(this.folder, `${digest}.json`), marker: join(this.folder, `${digest}.path`) };
  }
}

const ownName = /^([0-9a-f]{32})\.(?:json|path)$/;

function recordErrorOf(error: unknown): RecordError {
  if (error instanceof DamagedStateError || error instanceof NotReadableError) return error;
  throw error;
}

export const isSame = (a: Content, b: Content) => a.size === b.size && a.sha256 === b.sha256;

export const unknown = (path: string): WorkingCopy => ({ path, name: '', base: null, saving: null, incoming: null });

const digestOf = (path: string) => createHash('sha256').update(path).digest('hex').slice(0, 32);

/** Parses what `keep` has written. */
function copyIn(text: string, digest: string): WorkingCopy {
  const copy = JSON.parse(text) as WorkingCopy;
  if (digestOf(copy.path) !== digest) throw new Error('This is of another file.');
  return copy;
}
