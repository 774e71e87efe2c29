import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = join(root, 'build/quire/main.mjs');
const sources = [
  join(root, 'client'),
  join(root, 'desktop'),
  join(root, 'schema'),
  join(root, 'package.json'),
  join(root, 'package-lock.json'),
];

/** Bundles the program into one file, which starts several times faster, if its sources are newer. Returns its path. */
export async function buildProgram() {
  if (!existsSync(built) || newest(sources) > statSync(built).mtimeMs) await bundle();
  return built;
}

/** The esbuild options for a program on Node in one file. */
export const nodeProgram = {
  platform: 'node',
  target: 'node20',
  // For packages that come as both, esbuild can remove unused code of ES modules only.
  mainFields: ['module', 'main'],
  // Native code must stay beside its package.
  external: ['@napi-rs/keyring'],
  // Some packages are CommonJS and `require` Node's own modules.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
};

async function bundle() {
  const { build } = await import('esbuild');
  const begun = new Date();
  const { outputFiles } = await build({
    entryPoints: [join(root, 'desktop/cli/main.ts')],
    ...nodeProgram,
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'error',
  });
  mkdirSync(dirname(built), { recursive: true });
  removeLeftovers();
  // Renamed, since another command may be starting, or building the same file.
  const written = `${built}.${randomUUID()}`;
  try {
    writeFileSync(written, outputFiles[0].contents, { flag: 'wx', flush: true });
    // Sources changed since the build began must count as newer.
    utimesSync(written, begun, begun);
    renameSync(written, built);
  } finally {
    rmSync(written, { force: true });
  }
}

const longestBuildMilliseconds = 10 * 60_000;

/** Removes the files of killed builds. */
function removeLeftovers() {
  for (const name of readdirSync(dirname(built))) {
    const path = join(dirname(built), name);
    const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? {};
    if (path !== built && mtimeMs < Date.now() - longestBuildMilliseconds) rmSync(path, { force: true });
  }
}

function newest(paths) {
  return Math.max(...paths.flatMap(within).map((path) => statSync(path).mtimeMs));
}

function within(path) {
  if (!statSync(path).isDirectory()) return [path];
  return [path, ...readdirSync(path, { recursive: true }).map((name) => join(path, name))];
}
