import { expect, test } from 'vitest';
import { formatSize } from './size';

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
