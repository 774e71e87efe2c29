import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { expect, test } from 'vitest';
import { UnreachableError } from '#client/reach';
import { BytesChangedError } from '#client/reading';
import { StoreRefusedError } from '#client/store';
import { UnreadableFileError } from '#client/blobBytes';
import { failureOf, inTrayOrder, refusalOf, settlingBytes, summaryOf, type Stage, type Upload } from './uploads';

const graphqlError = (errorType: string) =>
  new CombinedGraphQLErrors({ errors: [Object.assign({ message: 'Words.' }, { errorType })] });

const begunAt = '2026-11-21T09:00:00.000Z';
const upload = (id: string, stage: Stage = { at: 'waiting' }): Upload => ({
  id,
  name: id,
  size: 1,
  begunAt,
  sent: 0,
  stage,
});
const saved: Stage = { at: 'saved', documentId: 'd', savedAt: 0 };
const failed = failureOf(new UnreachableError());

test.each([
  ['an empty file', 0, null],
  ['the largest file', 50 * 1024 ** 3, null],
  ['a larger file', 51 * 1024 ** 3, 'This file has 51 GB. Quire takes files of up to 50 GB.'],
])('%s is refused before anything is sent, or not: %s (E-15)', (_case, size, sentence) => {
  expect(refusalOf({ size })?.sentence ?? null).toBe(sentence);
});

test.each([
  // failure, remedy, must start over
  [new UnreachableError(), 'retry', false],
  [graphqlError('Busy'), 'retry', false],
  [graphqlError('QuotaExceeded'), 'retry', false],
  [graphqlError('Expired'), 'retry', true],
  [graphqlError('Conflict'), 'retry', true],
  [graphqlError('Unauthorized'), 'signIn', false],
  [graphqlError('Invalid'), 'none', false],
  [new UnreadableFileError(), 'none', false],
  [new StoreRefusedError(), 'none', false],
  [new BytesChangedError(), 'none', false],
])('after %s the remedy is %s, begun anew: %s', (error, remedy, needsNewRequest) => {
  const failure = failureOf(error);
  expect(failure).toMatchObject({ remedy, needsNewRequest });
  expect(failure).toMatchObject({ sentence: expect.stringMatching(/\.$/) as string });
});

test.each([
  [[upload('a')], '0 of 1 saved'],
  [[upload('a', saved), upload('b'), upload('c', failed)], '1 of 3 saved, 1 failed'],
  [[upload('a', { at: 'unfinished' }), upload('b')], '0 of 1 saved, 1 unfinished'],
  [[upload('a', { at: 'unfinished' })], '1 unfinished'],
])('the summary counts', (uploads, summary) => {
  expect(summaryOf(uploads)).toBe(summary);
});

test('what have left are counted still', () => {
  expect(summaryOf([upload('a', saved), upload('b')], 3)).toBe('4 of 5 saved');
});

test('what is asked and what runs comes before what waits for nobody', () => {
  const sending = upload('sending', { at: 'sending', sent: 1 });
  const cut = upload('cut', { at: 'cut', by: 'network' });
  const asking = upload('asking', {
    at: 'conflict',
    conflict: { version: 2, updatedAt: begunAt, updatedBy: { name: 'B' } },
  });
  const all = [upload('saved', saved), upload('failed', failed), upload('waiting'), sending, asking, cut];
  expect(inTrayOrder(all).map(({ id }) => id)).toEqual(['asking', 'sending', 'cut', 'waiting', 'failed', 'saved']);
});

test.each([
  // uploads, bytes that the API reserves, bytes of those that are saved
  [[upload('a', saved)], 1, 1],
  [[upload('a', saved)], 0, 0],
  [[upload('a', saved)], 100, 1],
  [[upload('a', saved), upload('b', { at: 'sending', sent: 0 })], 2, 1],
  [[upload('b', { at: 'sending', sent: 0 })], 1, 0],
  [[upload('a', saved), upload('b', { at: 'unfinished' })], 1, 0],
])('what was saved counts as used at once', (uploads, reserved, settling) => {
  expect(settlingBytes(uploads, reserved)).toBe(settling);
});
