import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../../../local/template/synthesize';

/** Makes one assembly for all test files, unless one is given: the template is the same, and making it is slow. */
export default async function setup(): Promise<void> {
  process.env.QUIRE_ASSEMBLY ??= await synthesize(mkdtempSync(join(tmpdir(), 'quire-assembly-')));
}
