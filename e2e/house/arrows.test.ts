import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../mutation/rooms';
import { readImports } from './imports';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const chains = [...readme.matchAll(/`(\w+(?: <- \w+)+)`/g)].map(([, chain = '']) => chain.split(' <- '));
const rooms = [...new Set(chains.flat())];

/** The rooms that a room may import: all those before it, in a chain of the README. */
function before(room: string): string[] {
  const next = chains.flatMap((chain) => chain.slice(0, Math.max(0, chain.indexOf(room))));
  return [...new Set(next.flatMap((one) => [one, ...before(one)]))];
}

const roomOf = (file: string) => file.split('/')[0] ?? '';
const isTesting = (file: string) => /\.test\.|\/testing\//.test(file);

const crossings = [...readImports()]
  .filter(([file]) => rooms.includes(roomOf(file)) && !isTesting(file))
  .flatMap(([file, others]) => others.map((other) => ({ file, other })))
  // At the top lies what builds the programs of all rooms.
  .filter(({ file, other }) => other.includes('/') && roomOf(file) !== roomOf(other));

test('the README draws arrows between all rooms that run', () => {
  expect(rooms.toSorted()).toEqual(['client', 'desktop', 'infra', 'local', 'resolvers', 'schema', 'web']);
});

test.each(rooms)('%s imports those rooms alone that the README lets it', (room) => {
  const against = crossings.filter(({ file, other }) => roomOf(file) === room && !before(room).includes(roomOf(other)));
  expect(against).toEqual([]);
});

test('the one-machine cloud knows nothing of the product but where its CDK app begins', () => {
  expect(crossings.filter(({ file }) => roomOf(file) === 'local')).toEqual([
    { file: 'local/template/synthesizeApp.ts', other: 'infra/app.ts' },
  ]);
});
