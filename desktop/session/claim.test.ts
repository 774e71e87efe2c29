import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimHome } from './claim';

let parent: string;
let home: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'quire-claim-'));
  home = join(parent, 'home');
});
afterEach(() => rmSync(parent, { recursive: true }));

const onWindows = process.platform === 'win32';
const modeOf = (path: string) => (lstatSync(path).mode & 0o777).toString(8);
const within = (folder: string) => ['.', ...(readdirSync(folder, { recursive: true }) as string[])];

const digest = '0123456789abcdef'.repeat(2);
const files = [
  'session',
  'session.damaged',
  'login',
  'key',
  'key.damaged',
  '.quire-1~host~id.part',
  'locks/session.3',
  `locks/${digest}.12`,
  `locks/.quire-1~host~id.part`,
  ...['json', 'json.damaged', 'path'].map((ending) => `files/${digest}/${digest}.${ending}`),
];

function openHome(mode: number, ...others: string[]): void {
  for (const folder of ['locks', `files/${digest}`]) mkdirSync(join(home, folder), { recursive: true });
  for (const file of [...files, ...others]) writeFileSync(join(home, file), '');
  for (const path of within(home)) chmodSync(join(home, path), mode);
}

test.skipIf(onWindows).each(['777', '755', '744', '700'])(
  "all that is kept is its owner's alone, though it was of mode %s (E-42)",
  async (mode) => {
    openHome(Number.parseInt(mode, 8));
    await claimHome(home);
    for (const path of within(home)) {
      expect([path, modeOf(join(home, path))]).toEqual([path, files.includes(path) ? '600' : '700']);
    }
  },
);

test.skipIf(onWindows)('what is not ours keeps its mode: QUIRE_HOME may name a home by mistake (E-42)', async () => {
  const others = ['program', 'locks/door', 'files/letter', `files/${digest}/letter.json`];
  openHome(0o755, ...others);
  await claimHome(home);
  for (const path of [...others, '.', 'locks', 'files', `files/${digest}`]) {
    expect([path, modeOf(join(home, path))]).toEqual([path, '755']);
  }
  expect(modeOf(join(home, 'session'))).toBe('600');
});

test.skipIf(onWindows)("a home that is a link to a folder of one's own is as good (E-42)", async () => {
  openHome(0o755);
  symlinkSync(home, join(parent, 'link'));
  await claimHome(join(parent, 'link'));
  expect([modeOf(home), modeOf(join(home, 'session'))]).toEqual(['700', '600']);
});

test.skipIf(onWindows)(
  'a link among what is kept is refused with its name, and so is a file for a home (E-42)',
  async () => {
    openHome(0o700);
    symlinkSync(join(parent, 'elsewhere'), join(home, 'login.damaged'));
    await expect(claimHome(home)).rejects.toThrow(`${join(home, 'login.damaged')} is a link`);
    await expect(claimHome(join(home, 'key'))).rejects.toMatchObject({ code: 'UNUSABLE_STATE' });
  },
);

/** A folder of another user: root makes one, others take one of root's. */
function foreignFolder(): string {
  if (process.getuid?.() !== 0) return '/usr';
  openHome(0o755);
  chownSync(home, 1, 1);
  return home;
}

test.skipIf(onWindows)('a folder of another account is refused with its name, and left as it is (E-42)', async () => {
  const folder = foreignFolder();
  await expect(claimHome(folder)).rejects.toMatchObject({
    code: 'UNUSABLE_STATE',
    message: expect.stringMatching(`^${folder} belongs to another account .* set QUIRE_HOME`) as string,
  });
  expect(modeOf(folder)).toBe('755');
});

test('a home that is not there yet is no fault', async () => {
  await claimHome(join(parent, 'later'));
  expect(readdirSync(parent)).toEqual([]);
});
