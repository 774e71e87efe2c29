import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { expect, test } from 'vitest';
import { createRetry } from '../../../desktop/retry';
import { UnreachableError } from '../../../desktop/reach';
import { pauseAsked } from '~/api/retry';
import type { CreateUploadInput, DocumentDetailsFragment } from '~/graphql/generated';
import { failureOf } from './put';
import { save, type Progress } from './save';

const hello = new File(['hello'], 'cafe\u0301.txt', { type: 'text/plain' });
const helloSha256 = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
const signed = { method: 'PUT', url: 'https://store', headers: [], expiresAt: '' };
const busy = new CombinedGraphQLErrors({ errors: [Object.assign({ message: '' }, { errorType: 'Busy' })] });

type Answers = { create?: (Error | 'completed')[]; put?: number[]; complete?: Error[] };

/** Saves a file against an API and a store with prepared answers, the good ones left out; notes what they saw. */
async function run(answers: Answers, signal = new AbortController().signal) {
  const seen: string[] = [];
  const told: Progress[] = [];
  const inputs: CreateUploadInput[] = [];
  const api = {
    createUpload(input: CreateUploadInput) {
      seen.push('create');
      inputs.push(input);
      const answer = answers.create?.shift();
      if (answer instanceof Error) return Promise.reject(answer);
      const put = answer === 'completed' ? null : signed;
      return Promise.resolve({ id: 'upload', documentId: 'd', state: 'OPEN', expiresAt: '', put } as const);
    },
    completeUpload(uploadId: string) {
      seen.push(`complete ${uploadId}`);
      const failure = answers.complete?.shift();
      return failure ? Promise.reject(failure) : Promise.resolve({ id: 'd' } as DocumentDetailsFragment);
    },
  };
  const put = (_request: object, _file: Blob, tell: (sent: number) => void) => {
    seen.push('put');
    const failure = failureOf(answers.put?.shift() ?? 200);
    if (failure) return Promise.reject(failure);
    tell(5);
    return Promise.resolve();
  };
  const retry = createRetry(pauseAsked, 6, { wait: () => Promise.resolve(), random: () => 0 });
  const request = { file: hello, clientRequestId: 'request', tell: (at: Progress) => void told.push(at), signal };
  const outcome = await save(api, request, { retry, put }).catch((error: Error) => error);
  return { outcome, seen, told, inputs };
}

test('a save reserves, sends and completes, and says how far it is', async () => {
  const { outcome, seen, told, inputs } = await run({});
  expect(outcome).toEqual({ id: 'd' });
  expect(seen).toEqual(['create', 'put', 'complete upload']);
  expect(told.map(({ at }) => at)).toEqual(['checking', 'sending', 'sending', 'finishing']);
  expect(inputs).toEqual([
    { clientRequestId: 'request', name: 'café.txt', mimeType: 'text/plain', size: 5, sha256: helloSha256 },
  ]);
});

test.each<[string, Answers, string[]]>([
  ['a busy API is asked again', { create: [busy] }, ['create', 'create', 'put', 'complete upload']],
  ['bytes that are already there are not missed', { put: [412] }, ['create', 'put', 'complete upload']],
  ['a signature that is too old is replaced', { put: [403] }, ['create', 'put', 'create', 'put', 'complete upload']],
  ['a store that is unwell is tried again', { put: [503] }, ['create', 'put', 'create', 'put', 'complete upload']],
  ['an upload that is complete sends nothing', { create: ['completed'] }, ['create', 'complete upload']],
  [
    'a lost answer to the last step does not send the bytes again',
    { complete: [new UnreachableError()] },
    ['create', 'put', 'complete upload', 'complete upload'],
  ],
])('%s', async (_case, answers, steps) => {
  const { outcome, seen } = await run(answers);
  expect(seen).toEqual(steps);
  expect(outcome).toEqual({ id: 'd' });
});

test('every attempt of a save is the same save', async () => {
  const { inputs } = await run({ put: [503, 503] });
  expect(new Set(inputs.map((input) => JSON.stringify(input))).size).toBe(1);
  expect(inputs).toHaveLength(3);
});

test('bytes that the store refuses are not sent again', async () => {
  const { outcome, seen } = await run({ put: [400] });
  expect(outcome).toBeInstanceOf(Error);
  expect(seen).toEqual(['create', 'put']);
});

test('a cancelled save goes no further', async () => {
  const { outcome, seen } = await run({}, AbortSignal.abort());
  expect(outcome).toMatchObject({ name: 'AbortError' });
  expect(seen).toEqual([]);
});
