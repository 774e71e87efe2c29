import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { buildSync, type BuildOptions } from 'esbuild';

const root = join(import.meta.dirname, '..');

/** In characters. AppSync accepts 32,000 for one resolver or function; the rest is room to grow. */
const largestBundle = 24_000;

/**
 * Bundles resolver code for APPSYNC_JS. `names` are paths below resolvers/ without the ending, such as `steps/access`.
 * Returns each one's file, with its source map beside it. Throws for a bundle over the limit.
 */
export function bundleResolvers(names: string[]): Record<string, string> {
  const options: BuildOptions = {
    target: 'esnext',
    external: ['@aws-appsync/utils', '@aws-appsync/utils/*'],
    sourcemap: 'external',
    sourcesContent: false,
  };
  const bundles = bundle(names, (name) => `resolvers/${name}.ts`, options);
  return Object.fromEntries(
    bundles.map(({ name, code, map }) => {
      const file = written(name, 'resolver.js', fitting(name, code));
      writeFileSync(mapFileOf(file), map);
      return [name, file];
    }),
  );
}

/** Where the source map of a resolver's bundle is. */
export function mapFileOf(file: string): string {
  return `${file}.map`;
}

/**
 * Bundles Lambda handlers with the AWS SDK: what was tested is what runs. `names` are paths below resolvers/lambda/ without
 * the ending, such as `mint/mint`. Returns the folder of each.
 */
export function bundleLambdas(names: string[]): Record<string, string> {
  const options: BuildOptions = {
    target: 'node20',
    platform: 'node',
    minify: true,
    keepNames: true,
    // Some packages are CommonJS and call `require` for Node's own modules.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  };
  const bundles = bundle(names, (name) => `resolvers/lambda/${name}.lambda.ts`, options);
  return Object.fromEntries(bundles.map(({ name, code }) => [name, dirname(written(name, 'index.mjs', code))]));
}

/** `map` is empty if no source map was asked for. */
type Bundle = { name: string; code: string; map: string };

/** Runs esbuild once for all. Paths in source maps are relative to the repository, so that they are the same everywhere. */
function bundle(names: string[], sourceOf: (name: string) => string, options: BuildOptions): Bundle[] {
  const { outputFiles = [] } = buildSync({
    entryPoints: names.map((name) => ({ in: join(root, sourceOf(name)), out: name })),
    outdir: join(root, 'build'),
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'silent',
    ...options,
  });
  const textOf = (file: string) => outputFiles.find(({ path }) => path === join(root, 'build', file))?.text;
  return names.map((name) => {
    const code = textOf(`${name}.js`);
    if (code === undefined) throw new Error(`esbuild made no ${name}.js.`);
    return { name, code, map: textOf(`${name}.js.map`) ?? '' };
  });
}

function fitting(name: string, code: string): string {
  if (code.length <= largestBundle) return code;
  throw new Error(`The bundle of resolvers/${name}.ts has ${code.length} characters, and may have ${largestBundle}.`);
}

/** Writes the code to a file for CDK and returns its path. The file is deleted when the process ends. */
export function written(name: string, file: string, code: string): string {
  temporary ??= temporaryFolder();
  const folder = mkdtempSync(join(temporary, `${basename(name)}-`));
  const path = join(folder, file);
  writeFileSync(path, code);
  return path;
}

let temporary: string | undefined;

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'quire-bundles-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
