import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Told } from '../../desktop/cli/contract/answers';
import { useBed } from './testing/bed';
import { signedIn, type Computer } from './testing/computer';

/** Something else is in the place of a file. */
vi.setConfig({ testTimeout: 60_000 });

const bed = useBed();
let computer: Computer;
let documentId: string;

beforeAll(async () => {
  computer = await signedIn(bed, 'files@example.com');
  for (const name of ['good.txt', 'bad.txt']) {
    computer.write(name, name);
    ({ documentId } = await computer.ask<{ documentId: string }>('save', name));
  }
}, 60_000);
afterAll(() => computer.throwAway());

const kinds: [string, string, (path: string) => void][] = [
  ['a folder', 'it is a folder', (path) => mkdirSync(path)],
  ['a pipe', 'it is a pipe', (path) => void execFileSync('mkfifo', [path])],
  ['a device', 'it is a device', (path) => symlinkSync('/dev/zero', path)],
  ['a link to itself', 'it is a link that leads back to itself', (path) => symlinkSync(path, path)],
];

function become(make: (path: string) => void): void {
  rmSync(computer.path('bad.txt'), { recursive: true, force: true });
  make(computer.path('bad.txt'));
}

test.each(kinds)('of a file that has become %s the status is told, and of all others too', async (_what, why, make) => {
  become(make);
  const { code, out } = await computer.run(['status']);
  const lines = out.trimEnd().split('\n');
  expect([code, lines]).toEqual([
    8,
    [
      expect.stringMatching(/bad\.txt {3}v1 {2}cannot be read {4}newest version$/),
      expect.stringMatching(/good\.txt {2}v1 {2}not changed here {2}newest version$/),
      expect.stringContaining(`${computer.path('bad.txt')} cannot be read: ${why}.`),
    ],
  ]);
});

test.each(kinds)('%s is neither saved, refreshed nor overwritten, and that is said', async (_what, why, make) => {
  become(make);
  const commands = [
    ['save', 'bad.txt'],
    ['save', 'bad.txt', '--new'],
    ['refresh', 'bad.txt'],
    ...(why === 'it is a folder' ? [] : [['open', documentId, 'bad.txt']]),
  ];
  for (const args of commands) {
    const { code, err } = await computer.run(args);
    expect([args, code, err]).toEqual([args, 8, expect.stringContaining(`cannot be read: ${why}`)]);
  }
});

test('what is piped in is no file, whatever it is called', async () => {
  const { code, err } = await computer.run(['save', '/dev/stdin'], { input: 'text' });
  expect([code, err]).toEqual([
    8,
    expect.stringMatching(/^\/dev\/stdin cannot be read: it is a (pipe|socket)\. Name a file\.\n$/),
  ]);
});

test('a pipe among what is kept keeps nobody waiting', async () => {
  const path = join(computer.home, 'login');
  execFileSync('mkfifo', [path]);
  expect(await computer.run(['status'])).toMatchObject({ out: expect.stringContaining('good.txt  v1') as string });
  rmSync(path);
});

test.each(['refresh', 'versions', 'status', 'trash'])('quire %s says that there is no such file', async (command) => {
  const path = computer.path('none.txt');
  expect(await computer.ask(command, 'none.txt')).toEqual({
    code: 6,
    error: { path, code: 'FILE_MISSING', message: `There is no file ${path}.` },
  });
});

test.each(['refresh', 'versions', 'status'])('quire %s says that a file is not in the cloud yet', async (command) => {
  computer.write('fresh.txt', 'never saved');
  expect(await computer.ask(command, 'fresh.txt')).toMatchObject({ code: 5, error: { code: 'NOT_SAVED_YET' } });
});

test('a first save whose name is refused is over, and is not said to go on', async () => {
  const name = 'two\nlines.txt';
  computer.write(name, 'x');
  expect(await computer.ask('save', name)).toMatchObject({ code: 9, error: { code: 'INVALID' } });
  const { files } = await computer.ask<Told<'status'>>('status', name);
  expect(files).toMatchObject([{ documentId: null, isSaving: false }]);
});

test('what stands behind -- is the name of a file', async () => {
  computer.write('--json', 'x');
  expect((await computer.run(['save', '--', '--json'])).out).toBe('Saved --json as version 1.\n');
});
