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

/** A version of a document as it was when it and a file were the same. */
export type Base = Content & { documentId: string; version: number };

/** A save that has begun: named before its first step, so that the next one knows what became of it. */
export type Saving = Content & { requestId: string; target: Target; mimeType: string };

/** What ties a file on this computer to a document. */
export type WorkingCopy = {
  path: string;
  name: string;
  base: Base | null;
  saving: Saving | null;
  /** The version that was about to take the file's place: after a crash the file is either. */
  incoming: Base | null;
};

/** One of a file that belongs to a document. */
export type TiedCopy = WorkingCopy & { base: Base };

/** Why a record tells of no file. */
export type RecordError = DamagedStateError | NotReadableError;

/** All that is known of a person's files; `damaged`: what cannot be read of it. */
export type Known = { copies: WorkingCopy[]; damaged: RecordError[] };

/** What becomes of a record that cannot be read. */
type Unreadable = 'refused' | 'renewed';

type Account = Pick<Session, 'endpoints' | 'userId' | 'knownAs'>;

const folderOf = (home: string, web: string, userId: string) => join(home, 'files', digestOf(`${web} ${userId}`));

/** The address under which a person's files are known: the one before TLS, where that is all there is. */
export function knownAs(home: string, { endpoints: { web }, userId }: Account): string {
  const earlier = web.replace(/^https:/, 'http:');
  const isKnown = (address: string) => existsSync(folderOf(home, address, userId));
  return !isKnown(web) && isKnown(earlier) ? earlier : web;
}

/** What this computer knows of its files: one small file each, beside the tokens, for each account of each server. */
export class WorkingCopies {
  private readonly folder: string;
  private readonly locks: string;

  constructor(home: string, { endpoints, userId, knownAs = endpoints.web }: Account) {
    this.folder = folderOf(home, knownAs, userId);
    this.locks = join(home, 'locks');
  }

  /** Work on one file at a time, among all processes. It is given what is known of the file. */
  async inTurn<T>(
    path: string,
    work: (copy: WorkingCopy) => Promise<T>,
    unreadable: Unreadable = 'refused',
  ): Promise<T> {
    const find = () => (unreadable === 'renewed' ? this.findReadable(path) : this.find(path));
    return this.alone(path, async () => work((await find()) ?? unknown(path)));
  }

  /** Null for a file that was never kept. Throws DamagedStateError for what was and cannot be read. */
  find = (path: string): Promise<WorkingCopy | null> => this.read(digestOf(path));

  async keep<Copy extends WorkingCopy>(copy: Copy): Promise<Copy> {
    const { record, marker } = this.filesOf(digestOf(copy.path));
    await makePrivateFolder(this.folder);
    await replaceFile(record, JSON.stringify(copy));
    // After it: a marker says that there was a record.
    if ((await readText(marker)) !== copy.path) await replaceFile(marker, copy.path);
    return copy;
  }

  /** False where nothing was known. A record that tells of no file any more is named by its own path. */
  async forget(path: string): Promise<boolean> {
    const own = dirname(path) === resolve(this.folder) ? ownName.exec(basename(path))?.[1] : undefined;
    const { record, marker } = this.filesOf(own ?? digestOf(path));
    return this.alone(path, async () => {
      // The marker first: by itself it says that a record is missing.
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

/** What `keep` has written. */
function copyIn(text: string, digest: string): WorkingCopy {
  const copy = JSON.parse(text) as WorkingCopy;
  if (digestOf(copy.path) !== digest) throw new Error('This is of another file.');
  return copy;
}
