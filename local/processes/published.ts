import { lstatSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DamagedFile, readOwn, writeOwn } from '../state/state';

/** Files that exist while the cloud runs: `endpoints` for clients, `environment` for commands of its operator. */
const names = ['endpoints', 'environment'] as const;

type Name = (typeof names)[number];

/** Writes the file atomically, because scripts wait for it. */
export function publish(dataDirectory: string, name: Name, content: object): void {
  writeOwn(fileOf(dataDirectory, name), `${JSON.stringify(content, null, 2)}\n`);
}

export function readPublished(dataDirectory: string, name: Name): unknown {
  const wayOut = 'Stop Quire and start it again.';
  const content = readOwn(fileOf(dataDirectory, name), wayOut, (text): unknown => JSON.parse(text));
  if (content !== undefined) return content;
  throw new Error('Quire is not running on this state. Start it with npm start, or set QUIRE_DATA.');
}

export function withdrawAll(dataDirectory: string): void {
  for (const file of names.map((name) => fileOf(dataDirectory, name))) {
    const isFolder = lstatSync(file, { throwIfNoEntry: false })?.isDirectory();
    if (isFolder) throw new DamagedFile(file, 'a folder', 'Quire writes a file of that name: move the folder away.');
    rmSync(file, { force: true });
  }
}

function fileOf(dataDirectory: string, name: Name): string {
  return join(dataDirectory, `${name}.json`);
}
