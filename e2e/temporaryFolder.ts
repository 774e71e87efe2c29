import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What tests leave behind, and what a killed process could not tidy up, goes with the run. */
export default function setup(): (() => void) | undefined {
  // Each project of a run asks for it.
  if (tmpdir() === process.env.RUN_FOLDER) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'quire-'));
  process.env.TMPDIR = folder;
  process.env.RUN_FOLDER = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
