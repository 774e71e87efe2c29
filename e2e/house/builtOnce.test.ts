import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { builtModule } from '../../build.mjs';
import { madeOnce } from '../../madeOnce.mjs';
import { root } from '../mutation/rooms';

const cache = join(root, 'node_modules/.cache/quire');
const sources = mkdtempSync(join(tmpdir(), 'quire-sources-'));
// Nobody else makes anything of this name.
const name = basename(sources);
const source = join(sources, 'source.txt');

const keptHere = () => readdirSync(cache).filter((each) => each.startsWith(name));
afterAll(() => {
  rmSync(sources, { recursive: true });
  for (const each of keptHere()) rmSync(join(cache, each), { recursive: true });
});

/** What is asked for again and again, made of one source. */
const ask = (whileMaking = () => undefined as void) =>
  madeOnce(name, (folder) => {
    writeFileSync(join(folder, 'made.txt'), readFileSync(source));
    whileMaking();
    return Promise.resolve([source, sources].map((path) => relative(root, path)));
  });

/** Long before it is asked for: what is changed within the making is another case. */
function write(text: string): void {
  writeFileSync(source, text);
  utimesSync(source, 0, 0);
}

let first: string;
beforeEach(async () => {
  write(`text ${Math.random()}`);
  first = await ask();
});

const record = () => join(cache, keptHere().find((each) => each.endsWith('.json')) ?? '');

test('what nobody has changed is there already', async () => {
  expect(await ask()).toBe(first);
});

test.each<[string, () => void]>([
  ['its source has changed', () => write('other')],
  ['its source is gone and there again, changed', () => (rmSync(source), write('other'))],
  ['a file was added beside it', () => writeFileSync(join(sources, `${Math.random()}.txt`), '')],
  ['its folder was taken away', () => rmSync(first, { recursive: true })],
  ['its record is cut off', () => writeFileSync(record(), '{"folder":')],
  ['its record is gone', () => rmSync(record())],
])('it is made anew where %s', async (_what, change) => {
  change();
  const again = await ask();
  expect(again).not.toBe(first);
  expect(readFileSync(join(again, 'made.txt'))).toEqual(readFileSync(source));
  expect(await ask()).toBe(again);
});

test('a source that changes while it is read is read again the next time', async () => {
  write('before');
  const torn = await ask(() => appendFileSync(source, ' after'));
  const again = await ask();
  expect(again).not.toBe(torn);
  expect(readFileSync(join(again, 'made.txt'), 'utf8')).toBe('before after');
});

test('a source that is taken away while it is read is missed the next time', async () => {
  write('before');
  const torn = await ask(() => rmSync(source));
  write('before');
  expect(await ask()).not.toBe(torn);
});

test('what fails is not kept', async () => {
  write('other');
  await expect(ask(() => expect.fail('a fault in the source'))).rejects.toThrow('a fault in the source');
  expect(readFileSync(join(await ask(), 'made.txt'), 'utf8')).toBe('other');
});

test('programs that are built together lie together', async () => {
  const start = await builtModule('local/start.ts');
  expect(await builtModule('local/processes/child.ts')).toBe(join(dirname(start), 'processes/child.mjs'));
});
