import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../../../local/template/assemble';

/** One assembly for the clouds of all files, if none is given: their template is the same, and making it is most of their start. */
export default async function setup(): Promise<void> {
  process.env.QUIRE_ASSEMBLY ??= await synthesize(mkdtempSync(join(tmpdir(), 'quire-assembly-')));
}
