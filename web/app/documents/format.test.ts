import { expect, test } from 'vitest';
import { formatMoment, formatSize } from './format';

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [1023, '1023 bytes'],
  [1024, '1 KB'],
  [13743, '13.4 KB'],
  [102_400, '100 KB'],
  [618_323, '604 KB'],
  [1_048_575, '1 MB'],
  [1_048_576, '1 MB'],
  [16_777_216, '16 MB'],
  [5_368_709_120, '5 GB'],
])('%i bytes are shown as %s', (bytes, words) => {
  expect(formatSize(bytes)).toBe(words);
});

test.each([
  ['UTC', false, '21 Nov 2026'],
  ['UTC', true, '21 Nov 2026, 23:14 UTC'],
  ['Asia/Tokyo', false, '22 Nov 2026'],
])('a moment in %s (with the time: %s) is shown as %s', (timeZone, isPrecise, words) => {
  expect(formatMoment('2026-11-21T23:14:15.000Z', timeZone, isPrecise)).toBe(words);
});
