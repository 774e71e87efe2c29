import { expect, test } from 'vitest';
import { isSameOrigin } from './originCheck';

test.each([
  // origin, fetch site, taken
  ['https://quire.example', 'same-origin', true],
  ['https://quire.example', undefined, true],
  [undefined, 'same-origin', true],
  ['null', 'same-origin', true],
  ['https://evil.example', 'same-origin', false],
  ['https://evil.example', undefined, false],
  ['https://quire.example.evil.example', undefined, false],
  ['http://quire.example', undefined, false],
  ['https://quire.example', 'same-site', false],
  ['https://quire.example', 'cross-site', false],
  ['https://quire.example', 'none', false],
  ['null', undefined, false],
  [undefined, undefined, false],
])('a POST with origin %s and fetch site %s is taken: %s (E-10)', (origin, fetchSite, isTaken) => {
  expect(isSameOrigin({ origin, fetchSite }, 'https://quire.example')).toBe(isTaken);
});
