import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildClient, buildCommand, buildDesktop } from './modules';
import { noticesFile, noticesOf } from './notices';
import { declarationsOf } from './types';

type Project = { version: string; license: string; engines: { node: string }; optionalDependencies: object };

const root = join(import.meta.dirname, '../..');
const project = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Project;
// Optional: without it the key to a sign-in is kept in a file.
const keyring = '@napi-rs/keyring' as keyof Project['optionalDependencies'];
const keychain = { [keyring]: project.optionalDependencies[keyring] };
const common = {
  version: project.version,
  license: project.license,
  type: 'module',
  engines: { node: project.engines.node },
};

/** The entry points of the package, with their modules and types. */
const entries = {
  '.': { source: 'client/exports.ts', module: 'client/exports.js' },
  './operations': { source: 'client/generated.ts', module: 'client/generated.js' },
  './desktop': { source: 'desktop/exports.ts', module: 'desktop.js' },
};

async function fillClient(folder: string): Promise<void> {
  const bundled = [...(await buildClient(root, folder)), ...(await buildDesktop(root, folder))];
  write(join(folder, noticesFile), noticesOf(root, bundled));
  const sources = Object.values(entries).map(({ source }) => source);
  for (const [path, text] of declarationsOf(root, sources)) write(join(folder, 'types', path), text);
  const exports = Object.fromEntries(
    Object.entries(entries).map(([name, { source, module }]) => [
      name,
      { types: `./types/${source.replace(/\.ts$/, '.d.ts')}`, default: `./${module}` },
    ]),
  );
  const description = 'Saving to Quire and following it, in browsers and on Node; on Node signing in and files, too.';
  // An optional peer, so that it is not installed where only the browser's part is used.
  const native = { peerDependencies: keychain, peerDependenciesMeta: { [keyring]: { optional: true } } };
  writeManifest(folder, { name: '@quire/client', description, ...common, ...native, sideEffects: false, exports });
  write(join(folder, 'README.md'), pageOf('client/README.md'));
}

async function fillCommand(folder: string): Promise<void> {
  const bundled = await buildCommand(root, join(folder, 'quire.js'));
  write(join(folder, noticesFile), noticesOf(root, bundled));
  const description = 'The command line of Quire.';
  writeManifest(folder, {
    name: '@quire/cli',
    description,
    ...common,
    optionalDependencies: keychain,
    bin: { quire: 'quire.js' },
  });
  write(join(folder, 'README.md'), pageOf('desktop/cli/README.md'));
}

/** A page of the documentation without its links, whose targets are not in the package. */
function pageOf(path: string): string {
  return readFileSync(join(root, path), 'utf8').replace(/\[([^\]]+)\]\((?!https?:)[^)]*\)/g, '$1');
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const writeManifest = (folder: string, manifest: object) =>
  write(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);

/** Makes both packages. Returns the paths of their tarballs. */
export async function pack(destination: string): Promise<{ client: string; cli: string }> {
  rmSync(destination, { recursive: true, force: true });
  const tarball = async (name: string, fill: (folder: string) => Promise<void>) => {
    const folder = join(destination, name);
    await fill(folder);
    copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
    const said = execFileSync('npm', ['pack', '--silent', folder], { cwd: destination, encoding: 'utf8' });
    return join(destination, said.trim());
  };
  return { client: await tarball('client', fillClient), cli: await tarball('cli', fillCommand) };
}
