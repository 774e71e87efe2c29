import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
const bytesNeeded = 4 * 1024 ** 3;

/** Puts all temporary files of a run into one folder that is removed at its end, even if processes were killed. */
export default function setup(): (() => void) | undefined {
  // Each project of a run calls this.
  if (tmpdir() === process.env.RUN_FOLDER) return undefined;
  const folder = mkdtempSync(join(parentFolder(), 'quire-'));
  process.env.TMPDIR = folder;
  process.env.RUN_FOLDER = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** In memory if there is room: the local cloud syncs every write, which a slow disk would make most of the run. */
function parentFolder(): string {
  if (process.env.TMPDIR || !existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > bytesNeeded ? memory : tmpdir();
}
