import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { endedGrantsIn } from './endedGrants';

afterEach(() => vi.useRealTimers());

const folder = () => mkdtempSync(join(tmpdir(), 'ended-grants-'));
const fileIn = (directory: string) => join(directory, 'cognito', 'ended.json');

test('what ends in one process has ended in the other at its next look (E-45)', () => {
  const directory = folder();
  const [pool, api] = [endedGrantsIn(directory), endedGrantsIn(directory)];
  expect(api.has('a')).toBe(false);
  pool.add(['a'], 60);
  expect([api.has('a'), api.has('b')]).toEqual([true, false]);
  pool.add(['b', 'c'], 60);
  expect(['a', 'b', 'c', 'd', 'constructor'].map((id) => api.has(id))).toEqual([true, true, true, false, false]);
  expect(endedGrantsIn(directory).has('a')).toBe(true);
});

test('what no token can be of any more is forgotten, so that the file does not grow for ever', () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const grants = endedGrantsIn(folder());
  grants.add(['old'], 60);
  vi.setSystemTime(Date.now() + 59_000);
  grants.add(['young'], 60);
  expect(grants.has('old')).toBe(true);
  vi.setSystemTime(Date.now() + 2_000);
  grants.add(['younger'], 60);
  expect(['old', 'young', 'younger'].map((id) => grants.has(id))).toEqual([false, true, true]);
});

test('the file is for its owner only (E-42)', () => {
  const directory = folder();
  endedGrantsIn(directory).add(['a'], 60);
  expect(statSync(fileIn(directory)).mode & 0o777).toBe(0o600);
});

test.each([
  ['emptied', ''],
  ['cut', '{"a": 17'],
  ['full of NULs', '\0'.repeat(64)],
  ['something else', '["a"]'],
])('a file that is %s is named with the way out, and never means that nothing has ended (E-43)', (_name, content) => {
  const directory = folder();
  const grants = endedGrantsIn(directory);
  grants.add(['a'], 60);
  writeFileSync(fileIn(directory), content);
  const damaged = `${fileIn(directory)} is damaged. Delete it`;
  expect(() => grants.has('b')).toThrow(damaged);
  expect(() => endedGrantsIn(directory)).toThrow(damaged);
});
