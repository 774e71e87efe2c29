import { expect, test } from 'vitest';
import { freeName } from './freeName';

test.each([
  // name, names that are taken, free name
  ['report.odt', ['report.odt'], 'report (2).odt'],
  ['report.odt', ['report.odt', 'report (2).odt'], 'report (3).odt'],
  ['README', ['README'], 'README (2)'],
  ['archive.tar.gz', ['archive.tar.gz'], 'archive.tar (2).gz'],
])('%s beside %j is %s', (name, taken, free) => {
  expect(freeName(name, new Set(taken))).toBe(free);
});

test('the other name is never longer than a name may be, and cut between characters', () => {
  const long = `${'😀'.repeat(62)}abc.odt`;
  const other = freeName(long, new Set([long]));
  expect(other).toBe(`${'😀'.repeat(61)} (2).odt`);
  expect(new TextEncoder().encode(other).length).toBeLessThanOrEqual(255);
});
