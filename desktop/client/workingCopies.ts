import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Target } from '../save';
import { makePrivateFolder, readText, replaceFile } from './files';
import { inTurn } from './lock';
import type { Session } from './sessions';

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

/** What this computer knows of its files: one small file each, beside the tokens, for each account of each server. */
export class WorkingCopies {
  private readonly folder: string;
  private readonly locks: string;

  constructor(home: string, { endpoints, userId }: Pick<Session, 'endpoints' | 'userId'>) {
    this.folder = join(home, 'files', digestOf(`${endpoints.web} ${userId}`));
    this.locks = join(home, 'locks');
  }

  /** Work on one file at a time, among all processes. It is given what is known of the file. */
  async inTurn<T>(path: string, work: (copy: WorkingCopy) => Promise<T>): Promise<T> {
    return inTurn(this.locks, digestOf(`${this.folder} ${path}`), async () =>
      work((await this.find(path)) ?? unknown(path)),
    );
  }

  async find(path: string): Promise<WorkingCopy | null> {
    const text = await readText(this.fileOf(path));
    return text === null ? null : asCopy(JSON.parse(text));
  }

  async keep(copy: WorkingCopy): Promise<WorkingCopy> {
    const file = this.fileOf(copy.path);
    await makePrivateFolder(this.folder);
    await replaceFile(file, JSON.stringify(copy));
    return copy;
  }

  async list(): Promise<WorkingCopy[]> {
    await makePrivateFolder(this.folder);
    const files = (await readdir(this.folder)).filter((name) => name.endsWith('.json'));
    const texts = await Promise.all(files.map((name) => readText(join(this.folder, name))));
    const copies = texts.flatMap((text) => (text === null ? [] : [asCopy(JSON.parse(text))]));
    return copies.sort((a, b) => a.path.localeCompare(b.path));
  }

  private fileOf(path: string): string {
    return join(this.folder, `${digestOf(path)}.json`);
  }
}

export const isSame = (a: Content, b: Content) => a.size === b.size && a.sha256 === b.sha256;

const unknown = (path: string): WorkingCopy => ({ path, name: '', base: null, saving: null, incoming: null });

const digestOf = (path: string) => createHash('sha256').update(path).digest('hex').slice(0, 32);

/** What `keep` has written. */
const asCopy = (value: unknown) => value as WorkingCopy;
