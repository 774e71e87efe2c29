import { execFile } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { madeOnce } from '../../madeOnce.mjs';

const root = join(import.meta.dirname, '../..');
/** What the app is made of. */
const sources = ['infra', 'resolvers', 'schema'];

/** Synthesizes the CDK app into this folder and answers with it. Rejects with the sentence of what is wrong with it. */
export async function synthesize(outdir: string): Promise<string> {
  // What `-c` says to CDK comes by the environment.
  const name = `assembly${process.env.CDK_CONTEXT_JSON ?? ''}`;
  cpSync(await madeOnce(name, runApp), outdir, { recursive: true });
  return outdir;
}

/** In a process of its own: CDK is large, and nobody needs it afterwards. */
async function runApp(outdir: string): Promise<string[]> {
  const args = ['--no-warnings', join(root, 'launch.mjs'), 'local/template/synthesizeApp.ts', outdir];
  // CDK's validator takes seconds; `npm run synth` and CI run it.
  const env = { ...process.env, CDK_VALIDATION: 'false' };
  await promisify(execFile)(process.execPath, args, { cwd: root, env }).catch(({ stderr }: { stderr: string }) => {
    throw new Error(stderr.trim());
  });
  return [...sources, ...sources.flatMap(filesIn)];
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((each) => each.isFile() && !each.name.includes('.test.'))
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1));
}
