import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { nodeProgram } from '../../build.mjs';

/** Answers with the files that went into the bundle, as paths from `root`. */
async function bundle(root: string, options: BuildOptions): Promise<string[]> {
  const common = { absWorkingDir: root, bundle: true, format: 'esm', target: 'es2022', logLevel: 'error' } as const;
  const { metafile } = await build({ ...common, ...options, metafile: true });
  return Object.keys(metafile.inputs);
}

/** Builds every module of client/ for browsers, with the code of other packages included. */
export function buildClient(root: string, outdir: string): Promise<string[]> {
  const names = readdirSync(join(root, 'client')).filter((name) => /(?<!\.test)\.ts$/.test(name));
  const entryPoints = names.map((name) => join(root, 'client', name));
  return bundle(root, { entryPoints, outdir: join(outdir, 'client'), splitting: true, platform: 'browser' });
}

/** Builds QuireClient for Node as one module, beside the modules of client/. */
export function buildDesktop(root: string, outdir: string): Promise<string[]> {
  const entryPoints = { desktop: join(root, 'desktop/exports.ts') };
  return bundle(root, { ...nodeProgram, entryPoints, outdir, plugins: [besideClient] });
}

/** Otherwise there would be a second QuireError class, and `instanceof` would fail. */
const besideClient: Plugin = {
  name: 'beside-client',
  setup: (build) =>
    build.onResolve({ filter: /^#client\// }, ({ path }) => ({ path: `./${path.slice(1)}.js`, external: true })),
};

/** Builds the command line as one file. */
export function buildCommand(root: string, outfile: string): Promise<string[]> {
  const contents = "import { main } from './main';\nprocess.exitCode = await main(process.argv.slice(2));\n";
  const banner = { js: `#!/usr/bin/env node\n${nodeProgram.banner.js}` };
  const stdin = { contents, resolveDir: join(root, 'desktop/cli') };
  return bundle(root, { ...nodeProgram, banner, stdin, outfile });
}
