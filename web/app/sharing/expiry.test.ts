import { expect, test } from 'vitest';
import { dayOf, endOfDay, isTimeZone } from './expiry';

test.each([
  ['2026-11-21', 'UTC', '2026-11-21T23:59:59.000Z'],
  ['2026-11-21', 'Europe/Berlin', '2026-11-21T22:59:59.000Z'],
  ['2026-07-01', 'Europe/Berlin', '2026-07-01T21:59:59.000Z'],
  // The clocks change in the morning of these days.
  ['2026-03-29', 'Europe/Berlin', '2026-03-29T21:59:59.000Z'],
  ['2026-10-25', 'Europe/Berlin', '2026-10-25T22:59:59.000Z'],
  ['2026-11-01', 'America/New_York', '2026-11-02T04:59:59.000Z'],
  ['2026-11-21', 'Asia/Kathmandu', '2026-11-21T18:14:59.000Z'],
  ['2026-11-21', 'Pacific/Kiritimati', '2026-11-21T09:59:59.000Z'],
  ['2026-11-21', 'Pacific/Pago_Pago', '2026-11-22T10:59:59.000Z'],
])('%s in %s ends at %s, and that is on the same day there', (day, timeZone, end) => {
  expect(endOfDay(day, timeZone)).toBe(end);
  expect(dayOf(end, timeZone)).toBe(day);
});

test.each([
  ['Europe/Berlin', true],
  ['UTC', true],
  ['Middle/Earth', false],
  ['', false],
])('%j is a time zone: %s', (name, isOne) => {
  expect(isTimeZone(name)).toBe(isOne);
});
