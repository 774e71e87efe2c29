import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../mutation/rooms';

const folder = join(root, 'local');
const readme = readFileSync(join(folder, 'README.md'), 'utf8');
const rows = readme.split('\n').flatMap((line) => /^\| `(\w+)\/` \|/.exec(line)?.[1] ?? []);
const paths = [...readme.matchAll(/\]\(([\w./-]+)\)/g)].map(([, path = '']) => path);

test('the table of local/ has a row for each of its folders, and no other', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(rows.toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
});

test.each(paths)('%s, which the page of local/ names, is there', (path) => {
  expect(existsSync(join(folder, path))).toBe(true);
});
