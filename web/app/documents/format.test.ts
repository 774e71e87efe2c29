import { expect, test } from 'vitest';
import { formatMoment } from './format';

test.each([
  ['UTC', false, '21 Nov 2026'],
  ['UTC', true, '21 Nov 2026, 23:14 UTC'],
  ['Asia/Tokyo', false, '22 Nov 2026'],
])('a moment in %s (with the time: %s) is shown as %s', (timeZone, isPrecise, words) => {
  expect(formatMoment('2026-11-21T23:14:15.000Z', timeZone, isPrecise)).toBe(words);
});
