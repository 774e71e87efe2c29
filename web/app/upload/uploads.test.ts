import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { expect, test } from 'vitest';
import { UnreachableError } from '../../../desktop/reach';
import { PutRefusedError } from './put';
import { UnreadableFileError } from './sha256';
import { failureOf, largestFile, refusalOf, summaryOf, type Stage, type Upload } from './uploads';

const graphqlError = (errorType: string) =>
  new CombinedGraphQLErrors({ errors: [Object.assign({ message: 'Words.' }, { errorType })] });

const upload = (id: string, stage: Stage = { at: 'waiting' }): Upload => ({ id, name: `${id}.txt`, size: 1, stage });
const saved: Stage = { at: 'saved', documentId: 'd' };
const failed = failureOf(new UnreachableError());

test.each([
  ['an empty file', 0, null],
  ['the largest file', largestFile, null],
  ['a larger file', largestFile * 2, 'This file has 32 MB. Quire takes files of up to 16 MB.'],
])('%s is refused before anything is sent, or not: %s', (_case, size, sentence) => {
  expect(refusalOf({ size })?.sentence ?? null).toBe(sentence);
});

test.each([
  // failure, remedy, must begin anew
  [new UnreachableError(), 'retry', false],
  [graphqlError('Busy'), 'retry', false],
  [graphqlError('QuotaExceeded'), 'retry', false],
  [graphqlError('Expired'), 'retry', true],
  [graphqlError('Conflict'), 'retry', true],
  [graphqlError('Unauthorized'), 'signIn', false],
  [graphqlError('Invalid'), 'none', false],
  [new UnreadableFileError(), 'none', false],
  [new PutRefusedError(), 'none', false],
])('after %s the remedy is %s, begun anew: %s', (error, remedy, needsNewRequest) => {
  const failure = failureOf(error);
  expect(failure).toMatchObject({ remedy, needsNewRequest });
  expect(failure.sentence).toMatch(/\.$/);
});

test.each([
  [[upload('a')], '0 of 1 saved'],
  [[upload('a', saved), upload('b'), upload('c', failed)], '1 of 3 saved, 1 failed'],
])('the summary counts', (uploads, summary) => {
  expect(summaryOf(uploads)).toBe(summary);
});
