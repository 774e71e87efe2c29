import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { madeOnce } from './madeOnce.mjs';

const root = dirname(fileURLToPath(import.meta.url));

/** What is built together, since one starts the others or shares most of its code with them. */
const programs = {
  cloud: [
    'local/start.ts',
    'local/processes/child.ts',
    'local/template/synthesizeApp.ts',
    'web/server.ts',
    'local/run.ts',
    'local/token.ts',
    'resolvers/lambda/housekeeping/reconcile/main.ts',
  ],
  quire: ['desktop/cli/main.ts'],
};

/** The esbuild options for a program on Node in one module. */
export const nodeProgram = {
  platform: 'node',
  target: 'node20',
  // For packages that come as both, esbuild can remove unused code of ES modules only.
  mainFields: ['module', 'main'],
  // Native code must stay beside its package.
  external: ['@napi-rs/keyring'],
  // Some packages are CommonJS and `require` Node’s own modules.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
};

// Tools, which are large and seldom needed; what looks for files beside itself; and what the built web app imports, too.
const tools = ['aws-cdk-lib', 'cdk-nag', 'constructs', 'esbuild', 'typescript', 'vite'];
const placed = ['fsevents', 'sql.js'];
const shared = ['@remix-run/*', 'react', 'react-dom'];

/**
 * The module that is built of a source, such as `local/start.ts`: it starts several times faster. It is built anew where a
 * file that it was made of has changed, or a package. Answers with its path.
 */
export async function builtModule(source) {
  const [name, sources] = Object.entries(programs).find(([, each]) => each.includes(source)) ?? [source, [source]];
  const folder = await madeOnce(name, (outdir) => bundle(sources, outdir));
  return join(folder, source.replace(/\.ts$/, '.mjs'));
}

async function bundle(entryPoints, outdir) {
  const { build, stop } = await import('esbuild');
  const output = { outdir, outbase: root, outExtension: { '.js': '.mjs' }, splitting: true, sourcesContent: false };
  const options = {
    ...nodeProgram,
    ...output,
    entryPoints,
    absWorkingDir: root,
    external: [...nodeProgram.external, ...tools, ...placed, ...shared],
    plugins: [inPlace],
    bundle: true,
    format: 'esm',
    sourcemap: true,
    metafile: true,
    logLevel: 'error',
  };
  // Its own process would stay as long as this one.
  const { metafile } = await build(options).finally(stop);
  return ['build.mjs', ...Object.keys(metafile.inputs).filter((file) => !file.startsWith('node_modules/'))];
}

/** Our own modules look for what lies beside them where their source is. */
const inPlace = {
  name: 'in-place',
  setup({ onLoad, esbuild }) {
    onLoad({ filter: /\.(ts|mjs)$/ }, async ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (relative(root, path).startsWith('node_modules') || !text.includes('import.meta.')) return undefined;
      const [url, folder] = [pathToFileURL(path).href, dirname(path)].map((each) => JSON.stringify(each));
      const define = { 'import.meta.url': url, 'import.meta.dirname': folder };
      const { code } = await esbuild.transform(text, { loader: 'ts', define, sourcefile: path, sourcemap: 'inline' });
      return { contents: code, loader: 'js' };
    });
  },
};
