import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ClockWatch } from './clock';

/** When a person is told that the clock of this computer is wrong. */
const now = Date.UTC(2026, 0, 2, 12);
const minutes = (count: number) => count * 60_000;

beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => void vi.useRealTimers());

function toldOf(...aheads: (number | null)[]): string[] {
  const told: string[] = [];
  const watch = new ClockWatch((sentence) => told.push(sentence));
  for (const ahead of aheads) watch.compare(ahead === null ? null : new Date(now - ahead));
  return told;
}

test.each<[string, number | null, string[]]>([
  ['right', 0, []],
  ['a quarter of an hour fast', minutes(15), []],
  ['a quarter of an hour slow', -minutes(15), []],
  ['faster', minutes(15) + 1, ['The clock of this computer is 15 minutes fast: set it right.']],
  ['slower', -minutes(20), ['The clock of this computer is 20 minutes slow: set it right.']],
  ['not to be compared', null, []],
  ['compared with no date', NaN, []],
])('a clock that is %s is told of as it is', (_what, ahead, told) => {
  expect(toldOf(ahead)).toEqual(told);
});

test('it is told once, when it is first seen', () => {
  expect(toldOf(0, minutes(20), minutes(30))).toEqual(['The clock of this computer is 20 minutes fast: set it right.']);
});
