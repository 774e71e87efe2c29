import { expect, test } from 'vitest';
import { pauseAfter } from './tries';

test.each([
  [1, 1],
  [4, 1],
  [5, 1],
  [6, 2],
  [7, 4],
  [14, 512],
  [15, 900],
  [1000, 900],
])('after %i tries in a row the next may come in %i seconds', (tries, seconds) =>
  expect(pauseAfter(tries)).toBe(seconds),
);

test('somebody who never stops guessing tries a password fewer than 120 times a day', () => {
  let seconds = 0;
  let tries = 0;
  while (seconds < 86_400) seconds += pauseAfter((tries += 1));
  expect(tries).toBeLessThan(120);
});
