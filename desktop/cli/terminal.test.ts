import { expect, test } from 'vitest';
import { json, plain, plainLines } from './terminal';

/** Escape sequences of both kinds: title, clipboard, link; line break, direction change, separator. */
const hostile = [
  '\u001b[2J',
  '\u009b2J',
  '\u001b]0;title\u0007',
  '\u001b]52;c;ZXZpbA==\u0007',
  '\u001b]8;;https://evil.example\u001b\\here\u001b]8;;\u001b\\',
  'two\nlines',
  'over\rwritten',
  'back\b\b\b\b',
  'del\u007f',
  'invoice\u202efdp.exe',
  '\u2066turned\u2069',
  'a\u2028b\u2029c',
  '\ud800',
];
// eslint-disable-next-line no-control-regex
const steering = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;

test.each(hostile)('nothing in %j steers the terminal (E-47)', (text) => {
  expect(plain(text)).not.toMatch(steering);
  expect(plainLines(text).replaceAll('\n', '')).not.toMatch(steering);
  expect(json({ text })).not.toMatch(steering);
  expect(JSON.parse(json({ text }))).toEqual({ text });
});

test.each([
  ['Grüße an Ада 👩‍👩‍👧', 'Grüße an Ада 👩‍👩‍👧'],
  ['a\u001b[2Jb', 'a?[2Jb'],
  ['two\nlines', 'two?lines'],
  ['tab\tbed', 'tab?bed'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
])('%j is shown as %j (E-47)', (text, shown) => {
  expect(plain(text)).toBe(shown);
});

test('lines that are ours stay lines, in words and in JSON', () => {
  expect(plainLines('one\ntwo\u001b')).toBe('one\ntwo?');
  expect(json({ a: 1 }, 2)).toBe('{\n  "a": 1\n}');
});
