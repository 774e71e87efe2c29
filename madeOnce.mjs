import { createHash, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const cache = join(root, 'node_modules/.cache/quire');

/**
 * A folder that `make` fills, unless it did so before and what it was made of is as it was. `make(folder)` answers with those
 * files, by their paths from the root; a folder among them stands for the names in it.
 */
export async function madeOnce(name, make) {
  const fileName = name.replace(/\W/g, '-');
  return keptOf(fileName) ?? (await made(fileName, make));
}

const digest = (content) => createHash('sha256').update(content).digest('hex');

// By the place of the sources, since a copy of the project may have a copy of its node_modules, or use the same.
const recordOf = (name) => join(cache, `${name}-${digest(root).slice(0, 8)}.json`);

function keptOf(name) {
  const { folder = '', digests = {} } = readRecord(recordOf(name));
  const isSame = ([file, known]) => digestOf(file) === known;
  return existsSync(folder) && Object.entries(digests).every(isSame) ? folder : undefined;
}

/** An empty one where there is none, or none that can be read. */
function readRecord(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}

async function made(name, make) {
  const begun = Date.now();
  const folder = join(cache, `${name}-${randomUUID()}`);
  mkdirSync(folder, { recursive: true });
  const files = ['package-lock.json', ...(await make(folder))];
  // What has changed meanwhile may be in it or not.
  const changedAt = (file) => statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
  const settled = (file) => (changedAt(file) < begun ? digestOf(file) : '');
  const digests = Object.fromEntries(files.map((file) => [file, settled(file)]));
  // Renamed, since others may be starting, or making the same.
  const written = join(folder, 'record.json');
  writeFileSync(written, JSON.stringify({ folder, digests }));
  flush(folder);
  renameSync(written, recordOf(name));
  removeOld();
  return folder;
}

/** A record that outlives a power cut names a folder that does, too. */
function flush(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())) {
    const file = openSync(join(entry.parentPath ?? entry.path, entry.name));
    fsyncSync(file);
    closeSync(file);
  }
}

function digestOf(file) {
  const path = join(root, file);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 'missing';
  return digest(
    found.isDirectory() ? readdirSync(path, { recursive: true }).toSorted().join('\n') : readFileSync(path),
  );
}

const keptDays = 30;

/** By then nobody runs it any more. */
function removeOld() {
  const before = Date.now() - keptDays * 86_400_000;
  for (const folder of readdirSync(cache).map((each) => join(cache, each))) {
    const { mtimeMs = Infinity } = statSync(folder, { throwIfNoEntry: false }) ?? {};
    if (mtimeMs < before) rmSync(folder, { recursive: true, force: true });
  }
}
