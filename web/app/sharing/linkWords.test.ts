import { expect, test } from 'vitest';
import { downloadWords, endOf } from './linkWords';

const now = Date.parse('2026-11-21T12:00:00.000Z');

test.each([
  // expiry, limit, downloads, why it opens nothing, words
  [null, null, 0, null, '0 downloads'],
  [null, null, 1, null, '1 download'],
  [null, 3, 2, null, '2 of 3 downloads'],
  [null, 3, 3, 'Used up', '3 of 3 downloads'],
  ['2026-11-21T12:00:01.000Z', null, 2, null, '2 downloads'],
  ['2026-11-21T12:00:00.000Z', null, 2, 'Expired', '2 downloads'],
  ['2026-11-20T12:00:00.000Z', 3, 3, 'Expired', '3 of 3 downloads'],
])(
  'a link until %s for %s downloads, with %i made: %s, "%s"',
  (expiresAt, downloadLimit, downloadCount, end, words) => {
    const link = { expiresAt, downloadLimit, downloadCount };
    expect(endOf(link, now)).toBe(end);
    expect(downloadWords(link)).toBe(words);
  },
);
