import { expect, test } from 'vitest';
import { concurrently } from './concurrently';

/** Work that waits to be released, and the number of items waiting at once. */
function gate() {
  const waiting: (() => void)[] = [];
  const state = { most: 0, now: 0 };
  const work = async (item: number) => {
    state.now += 1;
    state.most = Math.max(state.most, state.now);
    await new Promise<void>((resolve) => waiting.push(resolve));
    state.now -= 1;
    return item * 10;
  };
  return { waiting, state, work };
}

test('eight are worked on at once, and the answers come in the order of the items', async () => {
  const { waiting, state, work } = gate();
  const items = Array.from({ length: 20 }, (_, index) => index);
  const answers = concurrently(items, work);
  // Releases the last one first.
  for (let left = items.length; left > 0;) {
    await Promise.resolve();
    const go = waiting.pop();
    if (go) left -= 1;
    go?.();
  }
  expect(await answers).toEqual(items.map((item) => item * 10));
  expect(state.most).toBe(8);
});

test('of nothing nothing comes, and one failure is the failure of all', async () => {
  expect(await concurrently([], () => Promise.resolve(1))).toEqual([]);
  const failing = concurrently([1, 2, 3], (item) =>
    item === 2 ? Promise.reject(new Error('two')) : Promise.resolve(item),
  );
  await expect(failing).rejects.toThrow('two');
});
