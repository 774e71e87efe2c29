import { expect, test } from 'vitest';
import { pauseAskedBy, Refusal } from './refusal';
import { createRetry } from './retry';

const refusal = (errorType: string, errorInfo: Record<string, unknown> | null = null) =>
  new Refusal({ message: 'Words.', errorType, errorInfo });

/** Fails with each of `failures`, then succeeds; records the pauses instead of waiting. */
async function run(failures: Error[], random = 1, attempts = 6) {
  const pauses: number[] = [];
  let calls = 0;
  const wait = (pause: number) => Promise.resolve(void pauses.push(pause));
  const retry = createRetry(pauseAskedBy, attempts, { wait, random: () => random });
  const attempt = () => {
    const failure = failures[calls++];
    return failure ? Promise.reject(failure) : Promise.resolve('done');
  };
  const outcome = await retry(attempt).catch((error: Error) => error);
  return { outcome, calls, pauses };
}

test('what is busy is tried again until it succeeds', async () => {
  expect(await run([refusal('Busy'), refusal('Busy')])).toMatchObject({ outcome: 'done', calls: 3 });
});

test.each([refusal('Invalid'), refusal('VersionConflict'), refusal('Unexpected'), new Error('a bug')])(
  '%s is told at once, since trying again would not help',
  async (failure) => {
    expect(await run([failure])).toMatchObject({ outcome: failure, calls: 1, pauses: [] });
  },
);

test('it gives up after as many attempts as it was given, with the last failure', async () => {
  const failure = refusal('Busy');
  expect(await run(Array<Error>(10).fill(failure))).toMatchObject({ outcome: failure, calls: 6 });
});

test('who must not give up never does, at the longest pause', async () => {
  const { outcome, pauses } = await run(Array<Error>(2000).fill(refusal('Busy')), 1, Infinity);
  expect([outcome, pauses.length, pauses.at(-1)]).toEqual(['done', 2000, 8000]);
});

test.each([
  // random factor, seconds that the API asks for, pauses
  [1, null, [400, 800, 1600, 3200, 6400]],
  [0, null, [200, 400, 800, 1600, 3200]],
  [0, { retryAfter: 1 }, [1200, 1400, 1800, 2600, 4200]],
  [0, { retryAfter: 'soon' }, [200, 400, 800, 1600, 3200]],
])('pauses double, have a random part (%s) and are never shorter than %j', async (random, info, pauses) => {
  expect((await run(Array<Error>(10).fill(refusal('Busy', info)), random)).pauses).toEqual(pauses);
});

test('a signal ends the pause and the trying', async () => {
  const stop = new AbortController();
  let calls = 0;
  const attempt = () => {
    calls += 1;
    setTimeout(() => stop.abort(), 0);
    return Promise.reject(refusal('Busy', { retryAfter: 3600 }));
  };
  await expect(createRetry(pauseAskedBy, 6)(attempt, stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
  expect(calls).toBe(1);
});
