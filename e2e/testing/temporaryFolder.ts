import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
const bytesNeeded = 4 * 1024 ** 3;

/** What tests leave behind, and what a killed process could not tidy up, goes with the run. */
export default function setup(): (() => void) | undefined {
  // Each project of a run asks for it.
  if (tmpdir() === process.env.RUN_FOLDER) return undefined;
  const folder = mkdtempSync(join(parentFolder(), 'quire-'));
  process.env.TMPDIR = folder;
  process.env.RUN_FOLDER = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Memory where there is room: the local cloud syncs every write, and on a slow disk tests would wait for little else. */
function parentFolder(): string {
  if (process.env.TMPDIR || !existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > bytesNeeded ? memory : tmpdir();
}
