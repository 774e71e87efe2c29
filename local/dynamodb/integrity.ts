import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { DamagedFile } from '../state/state';

const restore = 'Restore it from a copy, or start on a new QUIRE_DATA.';
const restoreLog =
  'It holds what was written last. Restore it; or delete dynamodb.sqlite-shm beside it to go on without that, and see what is gone by ' +
  'npm run in-cloud -- npm run reconcile.';

const frameHeader = 24;
const logHeader = 32;

/** Throws DamagedFile if the database is truncated, emptied or overwritten, since SQLite would open some of these as if sound. */
export function requireIntact(database: string): void {
  const log = read(`${database}-wal`);
  requireLog(`${database}-wal`, log, read(`${database}-shm`));
  const header = beginningOf(database);
  if (header.toString('latin1', 0, 15) !== 'SQLite format 3') throw new DamagedFile(database, 'damaged', restore);
  const pageSize = sizeOf(header.readUInt16BE(16));
  const there = Math.floor(statSync(database).size / pageSize);
  const missing = Array.from({ length: Math.max(header.readUInt32BE(28) - there, 0) }, (_, index) => there + index + 1);
  const logged = pagesIn(log, pageSize);
  if (missing.some((page) => !logged.has(page))) throw new DamagedFile(database, 'damaged', restore);
}

/** The log's index is written after the log, and deleted with it when the database is closed. */
function requireLog(path: string, log: Buffer, index: Buffer): void {
  const [pageSize, frames] = index.length < 20 ? [0, 0] : [sizeOf(index.readUInt16LE(14)), index.readUInt32LE(16)];
  if (frames === 0) return;
  if (log.length === 0) throw new DamagedFile(path, 'missing', restoreLog);
  const isWhole = log.length >= logHeader + frames * (frameHeader + pageSize);
  if (!isWhole || !isLog(log)) throw new DamagedFile(path, 'damaged', restoreLog);
}

function isLog(log: Buffer): boolean {
  return log.readUInt32BE(0) >>> 1 === 0x377f0682 >>> 1;
}

/** The page numbers in the log; frames of an earlier round have other salts. */
function pagesIn(log: Buffer, pageSize: number): Set<number> {
  const pages = new Set<number>();
  for (let at = logHeader; at + frameHeader + pageSize <= log.length; at += frameHeader + pageSize) {
    const isCurrent = log.compare(log, 16, 24, at + 8, at + 16) === 0;
    if (isCurrent) pages.add(log.readUInt32BE(at));
  }
  return pages;
}

/** SQLite writes the page size 65,536 as 1. */
function sizeOf(written: number): number {
  return written === 1 ? 65_536 : written;
}

function beginningOf(file: string): Buffer {
  const handle = openSync(file, 'r');
  const header = Buffer.alloc(32);
  readSync(handle, header);
  closeSync(handle);
  return header;
}

/** Empty if the file does not exist. */
function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw new DamagedFile(file, 'damaged', restore, error);
  }
}
