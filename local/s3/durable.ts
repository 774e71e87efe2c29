import { readFileSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A folder of JSON documents. Each write replaces a document as a whole, and is on disk when it resolves. */
export class JsonFolder<T> {
  constructor(private readonly folder: string) {}

  /** Every document by its name; creates the folder, and clears what a crash left half written. */
  async load(): Promise<Map<string, T>> {
    await makeFolder(this.folder);
    const documents = new Map<string, T>();
    for (const file of await readdir(this.folder)) {
      if (file.endsWith('.json')) documents.set(file.slice(0, -'.json'.length), this.read(file));
      else await rm(join(this.folder, file));
    }
    return documents;
  }

  async write(name: string, document: T): Promise<void> {
    const path = join(this.folder, `${name}.json`);
    await writeSynced(`${path}.new`, JSON.stringify(document));
    await rename(`${path}.new`, path);
    await syncFolder(this.folder);
  }

  async remove(names: string[]): Promise<void> {
    for (const name of names) await rm(join(this.folder, `${name}.json`), { force: true });
    await syncFolder(this.folder);
  }

  /** Several times faster than a promise each, and nothing else runs at the start. */
  private read(file: string): T {
    return JSON.parse(readFileSync(join(this.folder, file), 'utf8')) as T;
  }
}

/** Creates a folder that is still there after a crash. */
export async function makeFolder(folder: string): Promise<void> {
  const created = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (created === undefined) return;
  for (let path = folder; path.startsWith(created); path = dirname(path)) await syncFolder(dirname(path));
}

/** Makes the names in a folder survive a crash: an fsync of the file alone does not. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeSynced(path: string, text: string): Promise<void> {
  const handle = await open(path, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
