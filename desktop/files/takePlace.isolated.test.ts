import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withDraft } from '../disk/drafts';
import { takePlace } from './takePlace';

let folder: string;
let path: string;
const deeds = vi.hoisted(() => ({ beforeRename: () => {}, canLink: true }));

vi.mock('node:fs/promises', async (original) => {
  const files = await original<typeof import('node:fs/promises')>();
  const rename: typeof files.rename = async (from, to) => {
    deeds.beforeRename();
    await files.rename(from, to);
  };
  const link: typeof files.link = async (from, to) => {
    if (!deeds.canLink) throw Object.assign(new Error('This disk has no links.'), { code: 'EPERM' });
    return files.link(from, to);
  };
  return { ...files, rename, link };
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quire-place-'));
  path = join(folder, 'report.txt');
  Object.assign(deeds, { beforeRename: () => {}, canLink: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const contentOf = (text: string) => ({
  size: Buffer.byteLength(text),
  sha256: createHash('sha256').update(text).digest('hex'),
});

type Move = { was: string | null; text?: string; keepsMine?: boolean; meanwhile?: () => void };

/** Moves the draft "new" into place, over an existing file or none. */
async function move({ was, text = 'new', keepsMine, meanwhile }: Move) {
  const draft = { mode: 0o600, fill: (file: { writeFile: (text: string) => Promise<void> }) => file.writeFile(text) };
  return withDraft(path, draft, (draft) => {
    meanwhile?.();
    const content = was === null ? null : contentOf(was);
    return takePlace(draft, { path, content, incoming: contentOf('new'), keepsMine });
  }).catch((error: { code: string }) => error.code);
}

const files = () =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

const savedAnew = (text: string) => () => {
  writeFileSync(join(folder, 'editor'), text);
  renameSync(join(folder, 'editor'), path);
};

test.each<[string, string | null, Move, unknown, Record<string, string>]>([
  ['nothing was there', null, { was: null }, undefined, { 'report.txt': 'new' }],
  ['the file is as it was', 'old', { was: 'old' }, undefined, { 'report.txt': 'new' }],
  ['another process put the same there', 'new', { was: 'old' }, undefined, { 'report.txt': 'new' }],
  ['another process made the same', 'new', { was: null }, undefined, { 'report.txt': 'new' }],
  ['somebody made another file there', 'mine', { was: null }, 'FILE_CHANGED', { 'report.txt': 'mine' }],
  ['somebody changed the file', 'mine', { was: 'old' }, 'FILE_CHANGED', { 'report.txt': 'mine' }],
  ['somebody took the file away', null, { was: 'old' }, 'FILE_MISSING', {}],
  ['other bytes arrived', 'old', { was: 'old', text: 'ne' }, 'DAMAGED', { 'report.txt': 'old' }],
  ['bytes of the same size arrived', 'old', { was: 'old', text: 'neW' }, 'DAMAGED', { 'report.txt': 'old' }],
])('when %s, nothing is lost and the truth is told', async (_when, there, given, outcome, left) => {
  if (there !== null) writeFileSync(path, there);
  expect(await move(given)).toBe(outcome);
  expect(files()).toEqual(left);
});

test.each([true, false])('on a disk that has links (%s) or not, a file appears and is replaced', async (canLink) => {
  deeds.canLink = canLink;
  expect(await move({ was: null })).toBeUndefined();
  writeFileSync(path, 'old');
  expect(await move({ was: 'old' })).toBeUndefined();
  expect(files()).toEqual({ 'report.txt': 'new' });
});

const aside = /^report \(mine, \d{4}-\d\d-\d\d \d\d\.\d\d\)\.txt$/;

test('what a program writes into the file at the very last moment gets a name of its own', async () => {
  writeFileSync(path, 'old');
  deeds.beforeRename = () => appendFileSync(path, ', and a keystroke');
  const keptAs = String(await move({ was: 'old' }));
  expect(keptAs.slice(folder.length + 1)).toMatch(aside);
  expect(files()).toEqual({ 'report.txt': 'new', [keptAs.slice(folder.length + 1)]: 'old, and a keystroke' });
});

test('a file that was saved anew after it was read is left alone, even with the same text', async () => {
  writeFileSync(path, 'old');
  const mine = savedAnew('mine');
  expect(await move({ was: 'old', meanwhile: mine })).toBe('FILE_CHANGED');
  expect(files()).toEqual({ 'report.txt': 'mine' });
});

test('what is to be kept has two names before its own goes to another file', async () => {
  writeFileSync(path, 'mine');
  let before = {};
  deeds.beforeRename = () => (before = files());
  const keptAs = String(await move({ was: 'mine', keepsMine: true })).slice(folder.length + 1);
  expect(keptAs).toMatch(aside);
  expect(before).toMatchObject({ 'report.txt': 'mine', [keptAs]: 'mine' });
  expect(files()).toEqual({ 'report.txt': 'new', [keptAs]: 'mine' });
  writeFileSync(path, 'again');
  const next = String(await move({ was: 'again', keepsMine: true })).slice(folder.length + 1);
  expect(next).not.toBe(keptAs);
  expect(files()).toEqual({ 'report.txt': 'new', [keptAs]: 'mine', [next]: 'again' });
});

const mover = `
  import { createHash } from 'node:crypto';
  import { withDraft } from ${JSON.stringify(join(import.meta.dirname, '../disk/drafts.ts'))};
  import { takePlace } from ${JSON.stringify(join(import.meta.dirname, 'takePlace.ts'))};
  import { contentOf } from ${JSON.stringify(join(import.meta.dirname, 'localFile.ts'))};
  const [path, letter, rounds] = process.argv.slice(1);
  const bytes = Buffer.alloc(2_000_000, letter);
  const incoming = { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  for (let round = 0; round < Number(rounds); round += 1) {
    const content = await contentOf(path).catch(() => undefined);
    if (content === undefined) continue;
    const draft = { mode: 0o600, async fill(file) {
      for (let at = 0; at < bytes.length; at += 100_000) await file.write(bytes, at, 100_000, at);
    } };
    const told = await withDraft(path, draft, (draft) => takePlace(draft, { path, content, incoming }))
      .then(() => 'done', (error) => error.code ?? error.message);
    console.log(told);
  }
`;

/** A process with its own home, so no lock keeps it from the others. */
function startMover(letter: string, rounds: number) {
  const args = ['--import', 'tsx', '--input-type=module', '-e', mover, path, letter, String(rounds)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  child.stdout.on('data', (chunk: Buffer) => (told += chunk.toString()));
  return { child, ended: once(child, 'close').then(() => told.trim().split('\n').filter(Boolean)) };
}

test('of many processes that replace one file at once, killed ones among them, none leaves it torn or tells a lie', async () => {
  writeFileSync(path, 'old');
  const movers = ['a', 'b', 'c'].map((letter) => startMover(letter, 15));
  const doomed = startMover('d', 1000);
  doomed.child.stdout.once('data', () => doomed.child.kill('SIGKILL'));
  const whole = ['old', ...'abcd'].map((text) => (text === 'old' ? text : text.repeat(2_000_000)));
  let isOver = false;
  const all = Promise.all([...movers, doomed].map(({ ended }) => ended)).finally(() => (isOver = true));
  while (!isOver) {
    expect(whole.includes(readFileSync(path, 'latin1'))).toBe(true);
    await new Promise(setImmediate);
  }
  const told = (await all).flat();
  expect(told.filter((outcome) => outcome !== 'done' && outcome !== 'FILE_CHANGED')).toEqual([]);
  expect(told.filter((outcome) => outcome === 'done').length).toBeGreaterThan(5);

  writeFileSync(path, 'old');
  expect(await move({ was: 'old' })).toBeUndefined();
  expect(files()).toEqual({ 'report.txt': 'new' });
});
