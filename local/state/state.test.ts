import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimState, DamagedFile, readOwn, writeOwn } from './state';

let data: string;
const umask = process.umask();

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'quire-state-'));
});

afterEach(() => {
  process.umask(umask);
  rmSync(data, { recursive: true });
});

const modeOf = (...path: string[]) => (lstatSync(join(data, ...path)).mode & 0o777).toString(8);

/** A state as an earlier version left it, readable by everybody. */
function openState(): void {
  for (const folder of ['cognito', 'dynamodb', 's3/files/bytes']) mkdirSync(join(data, folder), { recursive: true });
  const files = [
    'secrets.json',
    'endpoints.json',
    'cognito/keys.json',
    'dynamodb/dynamodb.sqlite-wal',
    's3/files/bytes/a',
  ];
  for (const file of files) writeFileSync(join(data, file), '{}');
  for (const path of ['.', ...(readdirSync(data, { recursive: true }) as string[])]) chmodSync(join(data, path), 0o777);
}

test("all of a state is its owner's alone, whatever it was before (E-42)", () => {
  openState();
  claimState(data);
  for (const path of ['.', ...(readdirSync(data, { recursive: true }) as string[])]) {
    expect([path, modeOf(path)]).toEqual([path, lstatSync(join(data, path)).isDirectory() ? '700' : '600']);
  }
});

test.each([0o000, 0o022, 0o077])('what is made after that is, too, with umask %i (E-42)', (mask) => {
  process.umask(mask);
  claimState(data);
  mkdirSync(join(data, 's3'));
  writeFileSync(join(data, 's3', 'a'), '');
  writeOwn(join(data, 'cognito', 'keys.json'), '{}');
  expect([modeOf('s3'), modeOf('s3', 'a'), modeOf('cognito'), modeOf('cognito', 'keys.json')]).toEqual([
    '700',
    '600',
    '700',
    '600',
  ]);
});

test('a draft that a crash has left behind is cleared', () => {
  writeOwn(join(data, 'cognito', 'keys.json'), '{}');
  writeFileSync(join(data, 'cognito', 'keys.json.0123456789ab.new'), '{');
  claimState(data);
  expect(readdirSync(join(data, 'cognito'))).toEqual(['keys.json']);
});

test('a link in a state is refused with its name, and what it points to stays as it is (E-42)', () => {
  const elsewhere = join(data, 'elsewhere');
  writeFileSync(elsewhere, '');
  chmodSync(elsewhere, 0o644);
  symlinkSync(elsewhere, join(data, 'secrets.json'));
  expect(() => claimState(data)).toThrow(`${join(data, 'secrets.json')} is a link`);
  expect(modeOf('elsewhere')).toBe('644');
});

test.skipIf(process.getuid?.() === 0)('a folder of another account is refused with its name (E-42)', () => {
  expect(() => claimState('/usr')).toThrow('/usr belongs to another account (0)');
});

test('what is not ours in the folder keeps its mode: QUIRE_DATA may name a home by mistake (E-42)', () => {
  chmodSync(data, 0o755);
  writeFileSync(join(data, 'program'), '');
  chmodSync(join(data, 'program'), 0o755);
  claimState(data);
  expect([modeOf('.'), modeOf('program')]).toEqual(['755', '755']);
});

test.each([
  ['cut in half', '{"a":'],
  ['emptied', ''],
  ['full of NULs', '\0\0\0\0'],
])('a file that is %s is named, with the way out (E-43)', (_name, content) => {
  const file = join(data, 'secrets.json');
  writeFileSync(file, content);
  const read = () => readOwn(file, 'Restore it.', (text): unknown => JSON.parse(text));
  expect(read).toThrow(DamagedFile);
  expect(read).toThrow(`${file} is damaged. Restore it.`);
  expect(read).toThrow(expect.objectContaining({ cause: expect.any(SyntaxError) as SyntaxError }));
});

test('a file that is written while another writer writes it is whole, and no draft stays', () => {
  const file = join(data, 'a.json');
  for (const text of ['{"a":1}', '{"a":2}']) writeOwn(file, text);
  expect(readOwn(file, '', (text): unknown => JSON.parse(text))).toEqual({ a: 2 });
  expect(readdirSync(data)).toEqual(['a.json']);
});
