import { expect, test } from 'vitest';
import { pauseInWords } from './pause';

test.each([
  [1, 'a second'],
  [59, '59 seconds'],
  [60, 'a minute'],
  [61, '2 minutes'],
  [900, '15 minutes'],
  [3541, '60 minutes'],
])('a pause of %i seconds is told as "%s"', (seconds, words) => {
  expect(pauseInWords(seconds)).toBe(words);
});
