import { expect, test, vi } from 'vitest';
import { oneAtATime } from './oneAtATime';

test('what is asked for while it runs is done once more after it, and once only', async () => {
  const ends: (() => void)[] = [];
  const work = vi.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
  const begin = oneAtATime(work);
  begin();
  for (let times = 0; times < 5; times += 1) begin();
  expect(work).toHaveBeenCalledTimes(1);
  ends[0]?.();
  await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(2));
  ends[1]?.();
  await new Promise(setImmediate);
  expect(work).toHaveBeenCalledTimes(2);
  begin();
  expect(work).toHaveBeenCalledTimes(3);
});
