import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { useBed } from './testing/bed';
import { signedIn, type Computer } from './testing/computer';
import { textFile } from './testing/quire';

/** A disk that is really full, under a file or the home: files stay whole, and the command works once there is room. */
vi.setConfig({ testTimeout: 120_000 });

const bed = useBed();
const email = 'dina@example.com';
let computer: Computer;
let documentId: string;
const mounted: string[] = [];

beforeAll(async () => {
  computer = await signedIn(bed, email);
  computer.write('report.txt', 'first');
  ({ documentId } = await computer.ask<{ documentId: string }>('save', 'report.txt'));
  const person = await bed.person(email);
  await person.save(textFile('second '.repeat(20_000)), { documentId, baseVersion: 1 });
}, 60_000);
afterAll(() => {
  for (const folder of mounted) {
    spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true });
  }
  computer.throwAway();
});

/** Mounts a disk of this many kilobytes; null if this account may not mount disks. */
function disk(kilobytes: number): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'quire-disk-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder]);
  if (status === 0) mounted.push(folder);
  else rmSync(folder, { recursive: true });
  return status === 0 ? folder : null;
}

const noMount = 'This account may mount no disk.';

/** Fills the disk. */
function fill(folder: string): () => void {
  const filler = join(folder, 'filler');
  for (let size = 64 * 1024; size >= 1; size = Math.floor(size / 2)) {
    try {
      for (;;) writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
    } catch {
      continue;
    }
  }
  return () => rmSync(filler);
}

test('of a target is told, the file stays as it was and nothing is beside it', async ({ skip }) => {
  const folder = disk(100) ?? skip(noMount);
  const path = join(folder, 'report.txt');
  expect(await computer.ask('open', documentId, path, '--version', '1')).toMatchObject({ code: 0 });
  expect(await computer.ask('refresh', path)).toMatchObject({ code: 8, error: { code: 'DISK_FULL' } });
  expect(readdirSync(folder)).toEqual(['report.txt']);
  expect(await computer.ask('save', path)).toMatchObject({ code: 0, outcome: 'unchanged', version: 1 });
});

/** A computer's home on its own small disk. */
function smallHome(skip: (note: string) => never) {
  const home = disk(64) ?? skip(noMount);
  cpSync(computer.home, home, { recursive: true });
  const quire = (...args: string[]) => computer.run(args, { env: { QUIRE_HOME: home } });
  return { quire, free: fill(home) };
}

test.for<[string, () => string[]]>([
  ['save', () => ['save', 'new.txt']],
  ['refresh', () => ['refresh', 'report.txt']],
  ['open', () => ['open', documentId, 'other.txt']],
  ['forget', () => ['forget', 'report.txt']],
  ['logout', () => ['logout']],
])(
  'of the home is told by quire %s before anything is done, and it works once there is room',
  async ([name, argsOf], { skip }) => {
    const { quire, free } = smallHome(skip);
    computer.write('new.txt', `new for ${name}`);
    const { code, err } = await quire(...argsOf());
    expect([code, err]).toEqual([
      8,
      expect.stringMatching(/^The disk has no room left for .*: make room and do the same again\.\n$/),
    ]);
    expect(computer.read('report.txt')).toBe('first');
    expect(computer.has('other.txt')).toBe(false);
    free();
    expect(await quire('whoami')).toMatchObject({ code: 0 });
    expect(await quire(...argsOf())).toMatchObject({ code: 0 });
    computer.write('report.txt', 'first');
    rmSync(computer.path('other.txt'), { force: true });
  },
);

// Root could write anywhere, so it gives up that capability.
const asAnybody = process.getuid?.() === 0 ? ['setpriv', '--bounding-set', '-dac_override,-dac_read_search', '--'] : [];

test('whoever cannot be signed out here stays signed in at Quire, too', async () => {
  const other = await signedIn(bed, email);
  const close = (mode: number) => {
    for (const path of ['.', ...readdirSync(other.home)]) chmodSync(join(other.home, path), mode);
  };
  close(0o500);
  const { code, err } = await other.run(['logout'], { within: asAnybody });
  close(0o700);
  expect([code, err]).toEqual([8, expect.stringContaining('nothing can be written to the folder')]);
  expect(await other.run(['whoami'])).toMatchObject({ code: 0 });
  other.throwAway();
});
