import { expect, test } from 'vitest';
import { createLimiter } from './limiter';

/** A task that ends when the test says so. */
function task() {
  let resolve = () => {};
  let reject = (_error: Error) => {};
  const promise = new Promise<void>((end, fail) => {
    resolve = end;
    reject = fail;
  });
  return { promise, resolve, reject };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('three run at once, and the next begins when one has ended, well or badly', async () => {
  const limit = createLimiter(3);
  const started: number[] = [];
  const tasks = [0, 1, 2, 3, 4].map(task);
  const runs = tasks.map(({ promise }, index) =>
    limit(() => {
      started.push(index);
      return promise;
    }),
  );
  await settle();
  expect(started).toEqual([0, 1, 2]);

  tasks[1]?.reject(new Error('failed'));
  await expect(runs[1]).rejects.toThrow('failed');
  await settle();
  expect(started).toEqual([0, 1, 2, 3]);

  for (const { resolve } of tasks) resolve();
  await Promise.allSettled(runs);
  expect(started).toEqual([0, 1, 2, 3, 4]);
});
