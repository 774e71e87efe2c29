import { createHash, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const cache = join(root, 'node_modules/.cache/quire');

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
const tools = ['aws-cdk-lib', 'cdk-nag', 'constructs', 'esbuild', 'vite'];
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
  return Object.keys(metafile.inputs).filter((file) => !file.startsWith('node_modules/'));
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

/**
 * A folder that `make` fills, unless it did so before and what it was made of is as it was. `make(folder)` answers with those
 * files, by their paths from the root; a folder among them stands for the names in it.
 */
export async function madeOnce(name, make) {
  const fileName = name.replace(/\W/g, '-');
  return keptOf(fileName) ?? (await made(fileName, make));
}

const digest = (content) => createHash('sha256').update(content).digest('hex');

// By the place of the sources, since a copy of the project may have a copy of its node_modules, or use the same.
const recordOf = (name) => join(cache, `${name}-${digest(root).slice(0, 8)}.json`);

function keptOf(name) {
  const { folder = '', digests = {} } = readRecord(recordOf(name));
  const isSame = ([file, known]) => digestOf(file) === known;
  return existsSync(folder) && Object.entries(digests).every(isSame) ? folder : undefined;
}

/** An empty one where there is none, or none that can be read. */
function readRecord(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}

async function made(name, make) {
  const begun = Date.now();
  const folder = join(cache, `${name}-${randomUUID()}`);
  mkdirSync(folder, { recursive: true });
  const files = [...(await make(folder)), 'build.mjs', 'package-lock.json'];
  // What has changed meanwhile may be in it or not.
  const settled = (file) => (statSync(join(root, file)).mtimeMs < begun ? digestOf(file) : '');
  const digests = Object.fromEntries(files.map((file) => [file, settled(file)]));
  // Renamed, since others may be starting, or making the same.
  const written = join(folder, 'record.json');
  writeFileSync(written, JSON.stringify({ folder, digests }));
  flush(folder);
  renameSync(written, recordOf(name));
  removeOld();
  return folder;
}

/** A record that outlives a power cut names a folder that does, too. */
function flush(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())) {
    const file = openSync(join(entry.parentPath ?? entry.path, entry.name));
    fsyncSync(file);
    closeSync(file);
  }
}

function digestOf(file) {
  const path = join(root, file);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 'missing';
  return digest(
    found.isDirectory() ? readdirSync(path, { recursive: true }).toSorted().join('\n') : readFileSync(path),
  );
}

const keptDays = 30;

/** By then nobody runs it any more. */
function removeOld() {
  const before = Date.now() - keptDays * 86_400_000;
  for (const folder of readdirSync(cache).map((each) => join(cache, each))) {
    const { mtimeMs = Infinity } = statSync(folder, { throwIfNoEntry: false }) ?? {};
    if (mtimeMs < before) rmSync(folder, { recursive: true, force: true });
  }
}
