import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The file of a package of ours that holds the licences of others. */
export const noticesFile = 'THIRD_PARTY_NOTICES';

const opening =
  'Code of these packages is in this one. Each is under its own licence, whose text follows, and has its own authors.\n';

/** The licences of the packages of others to which these files belong; paths as esbuild tells of them, from `root`. */
export function noticesOf(root: string, files: string[]): string {
  const folders = new Set(files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0] ?? []));
  return [opening, ...[...folders].toSorted().map((folder) => noticeOf(join(root, folder)))].join('\n');
}

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package;
  const file = readdirSync(folder).find((each) => /^licen[cs]e(\.\w+)?$/i.test(each));
  if (file === undefined) throw new Error(`${name} says nowhere under which terms it may be given on.`);
  return `${'-'.repeat(80)}\n${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}

type Package = { name: string; version: string; license: string };
