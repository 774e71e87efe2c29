import { mkdirSync, readdirSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Told } from '../../desktop/cli/contract/answers';
import { useBed } from './testing/bed';
import { signedIn, type Computer } from './testing/computer';
import { textFile } from './testing/quire';

/** Files that were moved or renamed. */
vi.setConfig({ testTimeout: 90_000 });

const bed = useBed();
const email = 'mona@example.com';
let computer: Computer;
beforeAll(async () => {
  computer = await signedIn(bed, email);
}, 60_000);
afterAll(() => computer.throwAway());

type Answer = { documentId: string; outcome: string; version: number };
type Statuses = { files: { path: string; documentId: string; local: string }[]; damaged: { path: string }[] };
let documentId: string;
let count = 0;
let name: string;
beforeEach(async () => {
  name = `report ${(count += 1)}.txt`;
  computer.write(name, `text of ${name}`);
  ({ documentId } = await computer.ask<Answer>('save', name));
});

const statusOf = async (path: string) =>
  (await computer.ask<Statuses>('status')).files.find((file) => file.path === computer.path(path));

test.each<[string, () => string]>([
  ['renamed', () => `new ${name}`],
  ['moved to another folder', () => (mkdirSync(computer.path(`folder ${count}`)), join(`folder ${count}`, name))],
])('a file that was %s is found again by what is in it', async (_what, placed) => {
  const place = placed();
  renameSync(computer.path(name), computer.path(place));
  expect(await computer.ask('save', place)).toMatchObject({ code: 0, outcome: 'unchanged', documentId, version: 1 });
  expect(await statusOf(place)).toMatchObject({ documentId, local: 'unchanged' });
  expect(await statusOf(name)).toBeUndefined();
});

test.each([['refresh'], ['versions'], ['share'], ['status']])('a moved file is known to quire %s', async (command) => {
  renameSync(computer.path(name), computer.path(`moved ${name}`));
  expect(await computer.ask(command, `moved ${name}`)).toMatchObject({ code: 0 });
  expect(await statusOf(`moved ${name}`)).toMatchObject({ documentId });
});

test('a copy is a file of its own, and so is one that several may be', async () => {
  computer.write(`copy of ${name}`, computer.read(name));
  const copy = await computer.ask<Answer>('save', `copy of ${name}`);
  expect(copy.documentId).not.toBe(documentId);
  computer.write(`third ${name}`, computer.read(name));
  for (const gone of [name, `copy of ${name}`]) rmSync(computer.path(gone));
  const third = await computer.ask<Answer>('save', `third ${name}`);
  expect([documentId, copy.documentId]).not.toContain(third.documentId);
});

test('a file that is gone is forgotten, by where it was, and its document stays', async () => {
  mkdirSync(computer.path(`gone ${count}`));
  const path = join(`gone ${count}`, 'note.txt');
  computer.write(path, path);
  const saved = await computer.ask<Answer>('save', path);
  rmSync(computer.path(`gone ${count}`), { recursive: true });
  expect(await statusOf(path)).toMatchObject({ local: 'missing' });
  expect(await computer.ask('forget', computer.path(path))).toEqual({ code: 0, path: computer.path(path) });
  expect(await statusOf(path)).toBeUndefined();
  expect(await computer.ask('versions', saved.documentId)).toMatchObject({ code: 0, versions: [{ version: 1 }] });
});

test('a file that is forgotten stays, and is a new document when it is saved', async () => {
  expect(await computer.run(['forget', name])).toEqual({
    code: 0,
    err: '',
    out: `${computer.path(name)} belongs to no document any more.\n`,
  });
  expect(computer.read(name)).toBe(`text of ${name}`);
  const again = await computer.ask<Answer>('save', name);
  expect(again.documentId).not.toBe(documentId);
});

test('what was never known cannot be forgotten', async () => {
  expect(await computer.ask('forget', 'nothing.txt')).toMatchObject({ code: 6, error: { code: 'FILE_MISSING' } });
});

test('a record that tells of no file is forgotten by its own name', async () => {
  const paths = readdirSync(computer.home, { recursive: true, encoding: 'utf8' });
  for (const path of paths.filter((each) => /\.(json|path)$/.test(each))) truncateSync(join(computer.home, path), 0);
  const { damaged } = await computer.ask<Statuses>('status');
  for (const { path } of damaged) expect(await computer.ask('forget', path)).toMatchObject({ code: 0 });
  expect(await computer.ask('status')).toEqual({ code: 0, files: [], damaged: [] });
});

test('a whole list holds all documents, and ends', async () => {
  const person = await bed.person('lisa@example.com');
  const lisa = await signedIn(bed, 'lisa@example.com');
  const saved = await Promise.all(Array.from({ length: 5 }, (_, n) => person.save(textFile(`${n}`, `${n}.txt`))));
  const { documents, nextToken } = await lisa.ask<Told<'list'>>('list', '--all');
  expect(documents.map(({ documentId }) => documentId).sort()).toEqual(saved.map(({ id }) => id).sort());
  expect(nextToken).toBeNull();
  lisa.throwAway();
});

test.each<[string[], RegExp]>([
  [['list', '--after', 'junk'], /^--after is what an earlier list/],
  [['versions', '@', '--after', 'junk'], /^--after is what an earlier list/],
  [['watch', '--after', 'junk'], /^--after is what an earlier watch/],
  [['list', '--limit', '0'], /^--limit is a number from 1 to 100/],
  [['list', '--limit', '101'], /^--limit is a number from 1 to 100/],
  [['list', '--all', '--limit', '5'], /^Say --all, or --limit/],
  [['link', '@', '--downloads', '1000001'], /^--downloads is a number from 1 to 1000000/],
  [['link', '@', '--until', '2020-01-01'], /^--until is a day or a moment to come/],
  [['share', '@', 'ada@example.com', '--until', '2020-01-01'], /^--until is a day or a moment to come/],
  [['open', '@', '--version', '0'], /^A version is a number such as 3/],
  [['nothing'], /^There is no command nothing/],
  [['help', 'nothing'], /^There is no command nothing/],
])('quire %j is refused in the words in which it was typed', async (args, words) => {
  const { code, err } = await computer.run(args.map((arg) => (arg === '@' ? documentId : arg)));
  expect([code, err.trimEnd().split('\n').at(-1)]).toEqual([2, expect.stringMatching(words)]);
});

test.each<[string[], string | RegExp]>([
  [['--json', 'version'], /^\{\n {2}"version": "[\d.]+",\n {2}"contract": 1\n\}\n$/],
  [['--version'], /^[\d.]+\n$/],
  [['help', 'save'], /^quire save FILE\n/],
  [['save', '-h'], /^quire save FILE\n/],
  [['--help', 'save'], /^quire save FILE\n/],
  [['-h'], /^Quire keeps documents in the cloud/],
  [['--limit', '1', 'list', '--json'], /^\{/],
])('quire %j answers', async (args, answer) => {
  expect(await computer.run(args)).toMatchObject({ code: 0, err: '', out: expect.stringMatching(answer) as string });
});

test('a folder that is not there is named, and nothing is put in its place', async () => {
  expect(await computer.ask('open', documentId, 'no/')).toMatchObject({ code: 6, error: { code: 'FILE_MISSING' } });
  expect(computer.has('no')).toBe(false);
});

test('in a folder that was removed what is named in full is saved, and else it is said', async () => {
  const within = ['sh', '-c', 'mkdir gone-below && cd gone-below && rmdir ../gone-below && exec "$@"', 'sh'];
  expect(await computer.run(['save', computer.path(name)], { within })).toMatchObject({ code: 0 });
  expect(await computer.run(['save', 'report.txt'], { within })).toMatchObject({
    code: 6,
    err: 'The folder that you are in is not there any more: change to another one and try again.\n',
  });
});
