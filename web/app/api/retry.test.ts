import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { expect, test } from 'vitest';
import { UnreachableError } from './reach';
import { createRetry } from './retry';

const graphqlError = (errorType: string) =>
  new CombinedGraphQLErrors({ errors: [Object.assign({ message: errorType }, { errorType })] });
const unavailable = new ServerError('no', { response: new Response(null, { status: 503 }), bodyText: '' });

/** Fails with each of `failures`, then succeeds; keeps the pauses instead of waiting. */
async function run(failures: Error[], random = 1) {
  const pauses: number[] = [];
  let calls = 0;
  const retry = createRetry({ wait: (pause) => Promise.resolve(void pauses.push(pause)), random: () => random }, 6);
  const attempt = () => {
    const failure = failures[calls++];
    return failure ? Promise.reject(failure) : Promise.resolve('done');
  };
  const outcome = await retry(attempt).catch((error: Error) => error);
  return { outcome, calls, pauses };
}

test.each([
  ['the API is busy', graphqlError('Busy')],
  ['the network fails', new UnreachableError()],
  ['the server is unwell', unavailable],
])('when %s it is tried again', async (_case, failure) => {
  expect(await run([failure, failure])).toMatchObject({ outcome: 'done', calls: 3 });
});

test.each(['Invalid', 'NotFound', 'QuotaExceeded', 'Unauthorized', 'VersionConflict', 'RateLimited'])(
  '%s is told at once, since trying again would not help',
  async (type) => {
    const failure = graphqlError(type);
    expect(await run([failure])).toMatchObject({ outcome: failure, calls: 1, pauses: [] });
  },
);

test('it gives up after six attempts, with the last failure', async () => {
  const failure = graphqlError('Busy');
  expect(await run(Array<Error>(10).fill(failure))).toMatchObject({ outcome: failure, calls: 6 });
});

test.each([
  [1, [400, 800, 1600, 3200, 6400]],
  [0, [200, 400, 800, 1600, 3200]],
])('pauses double and have a random part (%s)', async (random, pauses) => {
  expect((await run(Array<Error>(10).fill(graphqlError('Busy')), random)).pauses).toEqual(pauses);
});
