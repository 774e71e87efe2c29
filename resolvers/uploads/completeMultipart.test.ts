import { expect, test } from 'vitest';
import type { UploadItem } from '../shared/items';
import type { Completion } from '../shared/presign';
import { context, outcomeOf, step, uploadItem } from '../testing/step';

const completeMultipart = step('uploads/completeMultipart');
const keepCompleting = step('uploads/keepCompleting');

const inParts = (changes: Partial<UploadItem> = {}) =>
  uploadItem({ size: 40_000_000, partSize: 16_777_216, partCount: 3, multipartId: 'm1', ...changes });

const request = (upload: UploadItem, sha256: string | null = null) =>
  completeMultipart.request(context({ stash: { upload, sha256 } }));

const [known, other] = ['b'.repeat(64), 'c'.repeat(64)];

test.each<[string, UploadItem, string | null, string]>([
  ['one PUT', uploadItem(), null, 'earlyReturn'],
  ['one PUT, its sha256 said again', uploadItem(), known, 'earlyReturn'],
  ['one PUT, another sha256 said', uploadItem(), other, 'Invalid'],
  ['parts', inParts(), null, 'returned'],
  ['parts that S3 is at already', inParts({ state: 'COMPLETING' }), null, 'returned'],
  ['parts, the sha256 said at the end', inParts({ sha256: undefined }), other, 'returned'],
  ['parts, the sha256 never said', inParts({ sha256: undefined }), null, 'Invalid'],
  ['parts, another sha256 said', inParts(), other, 'Invalid'],
  ['parts, saved before', inParts({ state: 'COMPLETED' }), null, 'earlyReturn'],
  ['parts that S3 was never told of', inParts({ multipartId: undefined }), null, 'Conflict'],
])('completing what came in %s: %#', (_name, upload, sha256, expected) => {
  expect(outcomeOf(request(upload, sha256))).toBe(expected);
});

test.each<[Completion, string]>([
  [{ outcome: 'DONE' }, 'returned'],
  [{ outcome: 'PENDING' }, 'returned'],
  [{ outcome: 'GONE' }, 'Conflict'],
  [{ outcome: 'INCOMPLETE', missingParts: [2] }, 'Conflict'],
])('when S3 says %j', (result, expected) => {
  expect(outcomeOf(completeMultipart.response(context({ stash: { upload: inParts() }, result })))).toBe(expected);
});

test('the missing parts are named', () => {
  const result: Completion = { outcome: 'INCOMPLETE', missingParts: [2, 3] };
  const outcome = completeMultipart.response(context({ stash: { upload: inParts() }, result }));
  expect(outcome).toMatchObject({ error: { errorInfo: { missingParts: [2, 3] } } });
});

test('a save goes on at once where S3 is done', () => {
  const stash = { upload: inParts(), isPending: false };
  expect(outcomeOf(keepCompleting.request(context({ stash })))).toBe('earlyReturn');
});

test('where S3 is still at it the upload takes no more parts, keeps its sha256, and ends when it would have', () => {
  const outcome = keepCompleting.request(context({ stash: { upload: inParts(), isPending: true } }));
  expect(outcome).toMatchObject({
    value: {
      key: { pk: { S: 'USER#alice' }, sk: { S: 'UPLOAD#u1' } },
      update: {
        expression: 'SET #state = :new_state, #sha256 = :new_sha256',
        expressionValues: { ':new_state': { S: 'COMPLETING' }, ':new_sha256': { S: known } },
      },
    },
  });
});

test.each([
  ['the row is kept', {}, 'Busy'],
  ['the upload ended meanwhile', { error: { type: 'DynamoDB:ConditionalCheckFailedException', message: '' } }, 'Busy'],
  ['a bug of ours is refused', { error: { type: 'DynamoDB:ValidationException', message: '' } }, 'bug'],
])('when %s, the caller is told to come back: %#', (_name, answer, expected) => {
  const outcome = keepCompleting.response(context({ stash: { upload: inParts(), isPending: true }, ...answer }));
  expect(outcomeOf(outcome)).toBe(expected);
  if (expected === 'Busy') expect(outcome).toMatchObject({ error: { errorInfo: { retryAfter: 5 } } });
});
