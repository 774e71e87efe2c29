import { expect, test } from 'vitest';
import { endOf } from './trashEnd';

test.each([
  ['2026-11-21T09:00:00.000Z', '2026-12-21T09:00:00.000Z'],
  ['2026-12-15T23:59:59.000Z', '2027-01-14T23:59:59.000Z'],
])('what came to the trash at %s is gone at %s', (trashedAt, end) => {
  expect(endOf(trashedAt)).toBe(end);
});
