import { expect, test } from 'vitest';
import { matches } from './matches';

test.each([
  ['groups on a short text', '(a+)+', `${'a'.repeat(60)}!`],
  ['many repetitions on a long one', 'a*a*a*a*b', 'a'.repeat(5000)],
  ['many that may be left out', `${'a?'.repeat(60)}b`, 'a'.repeat(60)],
])('%s would be tried for ever, and are stopped (E-39)', (_what, pattern, value) => {
  expect(() => matches(pattern, value)).toThrow('timed out');
  expect(matches('a+', 'aaa')).toBe(true);
});

test.each([
  ['[\\s\\S]*[^a-z][\\s\\S]*', 'x'.repeat(1000), false],
  ['[\\s\\S]*[^a-z][\\s\\S]*', `${'x'.repeat(1000)}!`, true],
  ['(ab)+', 'abab', true],
  ['a{2}', 'aaa', false],
])('%s covers %.10s as Java says: %s', (pattern, value, expected) => expect(matches(pattern, value)).toBe(expected));
