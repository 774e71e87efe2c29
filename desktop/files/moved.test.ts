import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Endpoints } from '#client/endpoints';
import { foundAgain } from './moved';
import { unknown, WorkingCopies, type Content } from './workingCopies';

/** Which recorded file a file at a new place is. */
let folder: string;
let copies: WorkingCopies;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quire-moved-'));
  mkdirSync(join(folder, 'new'));
  copies = new WorkingCopies(join(folder, 'home'), { endpoints: { web: 'https://q' } as Endpoints, userId: 'ada' });
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const content: Content = { size: 3, sha256: 'a' };
const other: Content = { size: 3, sha256: 'b' };

const baseOf = (documentId: string, held: Content) => ({ documentId, version: 1, ...held });
const savingOf = (held: Content) => ({ ...held, requestId: 'r1', target: { name: 'x' }, mimeType: 'text/plain' });

/** Records a file at this place, without writing it. */
const knew = (name: string, documentId: string, held = content) =>
  copies.keep({ ...unknown(at(name)), base: baseOf(documentId, held) });

const find = (name: string, held: Content | null = content) => foundAgain(copies, unknown(at(name)), held);

test('a file that held the same and is gone is the one, and is known at its new place only', async () => {
  await knew('report.odt', 'd1');
  expect(await find('new/renamed.odt')).toMatchObject({ path: at('new/renamed.odt'), base: { documentId: 'd1' } });
  expect((await copies.list()).copies.map(({ path }) => path)).toEqual([at('new/renamed.odt')]);
});

test.each<[string, () => unknown, Content | null]>([
  ['there is no file', () => knew('report.odt', 'd1'), null],
  ['nothing is known', () => undefined, content],
  ['what is known held something else', () => knew('report.odt', 'd1', other), content],
  [
    'what is known is still there',
    async () => {
      await knew('report.odt', 'd1');
      writeFileSync(at('report.odt'), 'one');
    },
    content,
  ],
  [
    'several are gone that held the same',
    async () => {
      await knew('one.odt', 'd1');
      await knew('two.odt', 'd2');
    },
    content,
  ],
])('where %s it is a new one', async (_what, before, held) => {
  await before();
  expect(await find('new/report.odt', held)).toEqual(unknown(at('new/report.odt')));
});

test('of several the one that has its name is it', async () => {
  await knew('one.odt', 'd1');
  await knew('two.odt', 'd2');
  expect((await find('new/two.odt')).base?.documentId).toBe('d2');
});

test('a save that was cut short tells what a file held', async () => {
  await copies.keep({ ...unknown(at('report.odt')), base: baseOf('d1', other), saving: savingOf(content) });
  expect(await find('new/report.odt')).toMatchObject({ base: { documentId: 'd1' }, saving: { requestId: 'r1' } });
  expect((await find('new/again.odt', other)).base).toBeNull();
});

test.each([
  ['belongs to a document', { base: baseOf('d9', content) }],
  ['is being saved', { saving: savingOf(content) }],
])('one that %s already is looked for nowhere', async (_what, known) => {
  await knew('report.odt', 'd1');
  const copy = { ...unknown(at('new/report.odt')), ...known };
  expect(await foundAgain(copies, copy, content)).toBe(copy);
});
