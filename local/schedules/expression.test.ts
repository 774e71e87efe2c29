import { expect, test } from 'vitest';
import { compileSchedule } from './expression';

const next = (expression: string, after: string) => {
  const due = compileSchedule(expression).next(Date.parse(after));
  return due === null ? null : new Date(due).toISOString();
};

test.each([
  ['rate(1 minute)', '2026-03-01T10:00:30Z', '2026-03-01T10:01:30.000Z'],
  ['rate(5 minutes)', '2026-03-01T10:00:00Z', '2026-03-01T10:05:00.000Z'],
  ['rate(1 hour)', '2026-03-01T10:00:00Z', '2026-03-01T11:00:00.000Z'],
  ['rate(7 days)', '2026-03-01T10:00:00Z', '2026-03-08T10:00:00.000Z'],
  ['cron(0 10 * * ? *)', '2026-03-01T10:00:00Z', '2026-03-02T10:00:00.000Z'],
  ['cron(15 12 * * ? *)', '2026-03-01T10:00:00Z', '2026-03-01T12:15:00.000Z'],
  ['cron(0/10 * ? * MON-FRI *)', '2026-02-28T10:00:00Z', '2026-03-02T00:00:00.000Z'],
  ['cron(0/5 8-17 ? * 2-6 *)', '2026-03-02T17:56:00Z', '2026-03-03T08:00:00.000Z'],
  ['cron(0,30 9 1 JAN,JUL ? *)', '2026-01-01T09:00:00Z', '2026-01-01T09:30:00.000Z'],
  ['cron(0 0 29 2 ? *)', '2026-03-01T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ['cron(0 0 ? * SUN 2027/2)', '2026-03-01T00:00:00Z', '2027-01-03T00:00:00.000Z'],
])('%s after %s is due at %s', (expression, after, due) => {
  expect(next(expression, after)).toBe(due);
});

test('a schedule of years that are over never comes', () => {
  expect(next('cron(0 0 * * ? 2020)', '2026-03-01T00:00:00Z')).toBeNull();
});

test.each([
  'rate(1 minutes)',
  'rate(2 minute)',
  'rate(0 minutes)',
  'rate(5 seconds)',
  'rate(5  minutes)',
  'every day',
  'cron(0 10 * * *)',
  'cron(0 10 * * * *)',
  'cron(0 10 ? * ? *)',
  'cron(60 10 * * ? *)',
  'cron(? 10 * * ? *)',
  'cron(0 10 L * ? *)',
  'cron(0 10 3W * ? *)',
  'cron(0 10 ? * 2#1 *)',
  'cron(0 10 ? * FRI-MON *)',
  'cron(0/0 1 * * ? *)',
])('%s is refused by its name', (expression) => {
  expect(() => compileSchedule(expression)).toThrow(expression);
});
