import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { isTest, projectFiles, root, roomOf } from './rooms';

const quoted = /(['"`])([\w@~#./$-]+)\1/g;
const globbed = /(['"`])([\w./]+)\/\*[^'"`]*\1/g;
const endings = ['', '.ts', '.tsx', '.lambda.ts'];

/** The files that a file names in quotes: its imports, and bundles and programs that it loads by path. */
function named(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const folders = [...text.matchAll(globbed)].map(([, , words = '']) => `${join(dirname(file), words)}/`);
  const there = folders.length > 0 ? projectFiles().filter((name) => folders.includes(`${dirname(name)}/`)) : [];
  const words = [...text.matchAll(quoted)].flatMap(([, , words = '']) => {
    if (!/[/.]/.test(words)) return [];
    const places = words.startsWith('.')
      ? [join(dirname(file), words)]
      : [words.replace(/^~/, 'web/app').replace(/^#/, ''), join('resolvers', words), join(dirname(file), words)];
    return places.flatMap((place) => endings.map((ending) => normalize(place + ending))).filter(isFile);
  });
  return [...words, ...there];
}

function isFile(path: string): boolean {
  const full = join(root, path);
  return existsSync(full) && statSync(full).isFile();
}

/** For each file, the files that name it. */
function namers(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of projectFiles().filter((name) => /\.(tsx?|mjs)$/.test(name) && isFile(name))) {
    for (const other of named(file)) found.set(other, [...(found.get(other) ?? []), file]);
  }
  return found;
}

/** The unit tests of a file's room that reach it through imports, nearest first: distant tests say little about it. */
export class UnitTests {
  private readonly namers = namers();

  of(file: string, most: number): string[] {
    const seen = new Set([file]);
    for (const reached of seen) for (const other of this.namers.get(reached) ?? []) seen.add(other);
    return [...seen].filter((other) => isTest(other) && roomOf(other) === roomOf(file)).slice(0, most);
  }
}
