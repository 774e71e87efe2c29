import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files that are there while the cloud runs: `endpoints` for everybody, `environment` for commands of its operator. */
const modes = { endpoints: 0o644, environment: 0o600 };

type Name = keyof typeof modes;

/** Whole or not at all: scripts wait for these files. */
export function publish(dataDirectory: string, name: Name, content: object): void {
  const file = fileOf(dataDirectory, name);
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: modes[name] });
  renameSync(`${file}.new`, file);
}

export function readPublished(dataDirectory: string, name: Name): unknown {
  try {
    return JSON.parse(readFileSync(fileOf(dataDirectory, name), 'utf8'));
  } catch {
    throw new Error('Quire is not running on this state. Start it with npm start, or set QUIRE_DATA.');
  }
}

export function withdrawAll(dataDirectory: string): void {
  for (const name of Object.keys(modes) as Name[]) rmSync(fileOf(dataDirectory, name), { force: true });
}

function fileOf(dataDirectory: string, name: Name): string {
  return join(dataDirectory, `${name}.json`);
}
