import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { nodeProgram } from '../../build.mjs';

const common = { bundle: true, format: 'esm', target: 'es2022', logLevel: 'error' } as const;

/** Builds every module of client/ for browsers, with the code of other packages included. */
export async function buildClient(root: string, outdir: string): Promise<void> {
  const names = readdirSync(join(root, 'client')).filter((name) => /(?<!\.test)\.ts$/.test(name));
  const entryPoints = names.map((name) => join(root, 'client', name));
  await build({ ...common, entryPoints, outdir: join(outdir, 'client'), splitting: true, platform: 'browser' });
}

/** Builds QuireClient for Node as one module, beside the modules of client/. */
export async function buildDesktop(root: string, outdir: string): Promise<void> {
  const entryPoints = { desktop: join(root, 'desktop/exports.ts') };
  await build({ ...common, ...nodeProgram, entryPoints, outdir, plugins: [besideClient] });
}

/** Otherwise there would be a second QuireError class, and `instanceof` would fail. */
const besideClient: Plugin = {
  name: 'beside-client',
  setup: (build) =>
    build.onResolve({ filter: /^#client\// }, ({ path }) => ({ path: `./${path.slice(1)}.js`, external: true })),
};

/** Builds the command line as one file. */
export async function buildCommand(root: string, outfile: string): Promise<void> {
  const contents = "import { main } from './main';\nprocess.exitCode = await main(process.argv.slice(2));\n";
  const banner = { js: `#!/usr/bin/env node\n${nodeProgram.banner.js}` };
  const stdin = { contents, resolveDir: join(root, 'desktop/cli') };
  await build({ ...common, ...nodeProgram, banner, stdin, outfile });
}
