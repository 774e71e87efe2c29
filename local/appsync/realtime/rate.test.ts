import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rateLimit } from './rate';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

test('just so many calls are taken in a second, in each anew', () => {
  const isTooMany = rateLimit(2);
  const threeCalls = () => [isTooMany(), isTooMany(), isTooMany()];
  expect(threeCalls()).toEqual([false, false, true]);
  vi.advanceTimersByTime(999);
  expect(isTooMany()).toBe(true);
  vi.advanceTimersByTime(1);
  expect(threeCalls()).toEqual([false, false, true]);
});
