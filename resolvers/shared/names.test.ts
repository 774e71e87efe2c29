import { expect, test } from 'vitest';
import { longestName } from '../../schema/limits';
import { copyName, utf8Length } from './names';

const now = '2026-05-01T12:34:56.000Z';
const copyOf = (name: string, who = 'Ada') => copyName(name, who, now);
const bytesIn = (text: string) => new TextEncoder().encode(text).length;

test.each([
  ['report.odt', 'report (conflict, Ada, 2026-05-01 12.34).odt'],
  ['archive.tar.gz', 'archive.tar (conflict, Ada, 2026-05-01 12.34).gz'],
  ['README', 'README (conflict, Ada, 2026-05-01 12.34)'],
  ['.profile', '.profile (conflict, Ada, 2026-05-01 12.34)'],
  ['報告書.odt', '報告書 (conflict, Ada, 2026-05-01 12.34).odt'],
])('a copy of %s is %s', (name, expected) => expect(copyOf(name)).toBe(expected));

test('a name that looks like a path is none in a file name', () => {
  expect(copyOf('a.txt', 'Ada / Ltd.')).toBe('a (conflict, Ada - Ltd., 2026-05-01 12.34).txt');
});

test.each([
  ['letters of one byte', 'a', 'Ada'],
  ['letters of two bytes', 'é', 'Zoë'],
  ['letters of three bytes', '報', '書'],
  ['letters of four bytes', '😀', '😀'.repeat(80)],
  ['an ending that is none', 'a.', 'Ada'],
])('%s fill a name to the last that fits, and none is cut in two', (_name, letter, who) => {
  for (let length = 1; length <= 255; length += 1) {
    const copy = copyOf(`${letter.repeat(length)}.odt`, who);
    expect(bytesIn(copy)).toBeLessThanOrEqual(longestName);
    expect(() => encodeURIComponent(copy)).not.toThrow();
    expect(copy.endsWith('12.34).odt')).toBe(true);
  }
  expect(bytesIn(copyOf(`${letter.repeat(255)}.odt`, who))).toBeGreaterThan(longestName - bytesIn(letter));
});

test.each(['', 'a', 'é', '報', '😀', 'a\u0301', '\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\u{10000}\u{10ffff}'])(
  'the bytes of %j are counted as UTF-8 has them',
  (text) => expect(utf8Length(text)).toBe(bytesIn(text)),
);
