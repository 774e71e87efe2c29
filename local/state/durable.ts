import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DamagedFile, readOwn, stateModes } from './state';

const ending = '.json';
const setAside = '.damaged';

/** A folder of JSON documents. Each write replaces a whole document and resolves once it is on disk. */
export class JsonFolder<T> {
  /** The names of documents that could not be read, at this start or an earlier one, and were set aside. */
  readonly damaged = new Set<string>();

  /** `consequence` is the sentence that says what happens because a document cannot be read. */
  constructor(
    private readonly folder: string,
    private readonly consequence: string,
  ) {}

  /**
   * Loads every document by name. Creates the folder, removes half-written drafts of a crash and reports damaged
   * documents.
   */
  async load(): Promise<Map<string, T>> {
    await makeFolder(this.folder);
    const documents = new Map<string, T>();
    const files = await readdir(this.folder);
    for (const file of files) {
      const isReplaced = files.includes(file.slice(0, -setAside.length));
      if (file.endsWith(setAside) && !isReplaced) this.tell(file.slice(0, -`${ending}${setAside}`.length));
      else if (!file.endsWith(ending)) await rm(join(this.folder, file));
      else await this.take(file.slice(0, -ending.length), documents);
    }
    return documents;
  }

  async write(name: string, document: T): Promise<void> {
    const path = this.path(name);
    // Each write uses its own draft, so two writers of one document do not mix.
    const draft = `${path}.${randomBytes(6).toString('hex')}.new`;
    try {
      await writeSynced(draft, JSON.stringify(document));
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    await syncFolder(this.folder);
  }

  async remove(names: string[]): Promise<void> {
    for (const name of names) await rm(this.path(name), { force: true });
    await syncFolder(this.folder);
  }

  /** A document that cannot be read does not keep the others from loading. */
  private async take(name: string, documents: Map<string, T>): Promise<void> {
    try {
      // Reading synchronously is several times faster, and nothing else runs during the start.
      const document = readOwn(this.path(name), this.consequence, (text) => JSON.parse(text) as T);
      if (document !== undefined) documents.set(name, document);
    } catch (error) {
      if (!(error instanceof DamagedFile)) throw error;
      await rename(this.path(name), `${this.path(name)}${setAside}`);
      this.tell(name);
    }
  }

  private tell(name: string): void {
    this.damaged.add(name);
    console.error(
      `${this.path(name)} was damaged, and is set aside as ${name}${ending}${setAside}. ${this.consequence}`,
    );
  }

  private path(name: string): string {
    return join(this.folder, `${name}${ending}`);
  }
}

/** Creates a folder that is still there after a crash. */
export async function makeFolder(folder: string): Promise<void> {
  const created = await mkdir(folder, { recursive: true, mode: stateModes.folder });
  if (created === undefined) return;
  for (let path = folder; path.startsWith(created); path = dirname(path)) await syncFolder(dirname(path));
}

/** Makes the names in a folder survive a crash, which an fsync of the file alone does not. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeSynced(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx', stateModes.file);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
