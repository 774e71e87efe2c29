import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildClient, buildCommand, buildDesktop } from './modules';
import { declarationsOf } from './types';

type Project = { version: string; license: string; engines: { node: string }; optionalDependencies: object };

const root = join(import.meta.dirname, '../..');
const project = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Project;
const keyring = '@napi-rs/keyring' as keyof Project['optionalDependencies'];
const common = {
  ...{ version: project.version, license: project.license, type: 'module', engines: { node: project.engines.node } },
  // A computer without it keeps the key to a sign-in in a file.
  optionalDependencies: { [keyring]: project.optionalDependencies[keyring] },
};

/** Which sources a program may import, by the names that it uses: their modules and their types. */
const entries = {
  '.': { source: 'client/exports.ts', module: 'client/exports.js' },
  './operations': { source: 'client/generated.ts', module: 'client/generated.js' },
  './desktop': { source: 'desktop/exports.ts', module: 'desktop.js' },
};

async function fillClient(folder: string): Promise<void> {
  await buildClient(root, folder);
  await buildDesktop(root, folder);
  const sources = Object.values(entries).map(({ source }) => source);
  for (const [path, text] of declarationsOf(root, sources)) write(join(folder, 'types', path), text);
  const exports = Object.fromEntries(
    Object.entries(entries).map(([name, { source, module }]) => [
      name,
      { types: `./types/${source.replace(/\.ts$/, '.d.ts')}`, default: `./${module}` },
    ]),
  );
  const description = 'What clients of Quire share: saving, following and signing in, in browsers and on Node.';
  writeManifest(folder, { name: '@quire/client', description, ...common, sideEffects: false, exports });
  copyFileSync(join(root, 'client/README.md'), join(folder, 'README.md'));
}

async function fillCommand(folder: string): Promise<void> {
  await buildCommand(root, join(folder, 'quire.js'));
  const description = 'The command line of Quire.';
  writeManifest(folder, { name: '@quire/cli', description, ...common, bin: { quire: 'quire.js' } });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const writeManifest = (folder: string, manifest: object) =>
  write(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);

/** Makes both packages as they can be installed. Answers with the paths of their tarballs. */
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
