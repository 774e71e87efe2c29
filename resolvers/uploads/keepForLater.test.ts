import { expect, test } from 'vitest';
import { context, documentItem, now, outcomeOf, step, uploadItem } from '../testing/step';

const keepForLater = step('uploads/keepForLater');
const conflict = { document: documentItem(), baseVersion: 2 };
const stash = { upload: uploadItem(), conflict };

test('a save that came through is answered as it is, and costs nothing more', () => {
  const outcome = keepForLater.request(context({ stash: { upload: uploadItem() }, prev: { result: { id: 'd1' } } }));
  expect(outcome).toMatchObject({ kind: 'earlyReturn', value: { id: 'd1' } });
});

test('bytes that lost stay for 7 days', () => {
  const outcome = keepForLater.request(context({ stash }));
  if (outcome.kind !== 'returned') throw new Error(outcomeOf(outcome));
  const { update } = outcome.value as { update: { expressionValues: { ':new_expiresAt': { S: string } } } };
  const days = (Date.parse(update.expressionValues[':new_expiresAt'].S) - Date.now()) / 86_400_000;
  expect(Math.round(days * 100) / 100).toBe(7);
});

test('a conflict says who changed it last and when, and where the losing bytes are', () => {
  expect(keepForLater.response(context({ stash, result: {} }))).toMatchObject({
    error: {
      errorType: 'VersionConflict',
      errorInfo: { version: 3, updatedAt: now, updatedBy: { id: 'bob', name: 'Bob' }, uploadId: 'u1' },
    },
  });
});

test('a conflict names nobody as the saver who only renamed the document since', () => {
  const document = documentItem({ updatedById: 'carol', updatedByName: 'Carol' });
  const outcome = keepForLater.response(context({ stash: { ...stash, conflict: { document, baseVersion: 2 } } }));
  const message = outcome.kind === 'failed' ? outcome.error.message : '';
  expect(message).toContain('Version 3');
  expect(message).not.toContain('Carol saved');
});

test.each([
  ['another call completed it at the same moment', 'DynamoDB:ConditionalCheckFailedException', 'Busy'],
  ['DynamoDB throttled', 'DynamoDB:ThrottlingException', 'Busy'],
  ['a bug of ours was refused', 'DynamoDB:ValidationException', 'bug'],
])('when %s, the writer is not told of a conflict that may be none', (_name, type, expected) => {
  expect(outcomeOf(keepForLater.response(context({ stash, error: { type, message: '' } })))).toBe(expected);
});

test('where there is no room for a copy either, that is what is told, and where the bytes are', () => {
  const outcome = keepForLater.response(context({ stash: { ...stash, isFull: true }, result: {} }));
  expect(outcome).toMatchObject({ error: { errorType: 'QuotaExceeded', errorInfo: { uploadId: 'u1' } } });
});

const inParts = uploadItem({ size: 40_000_000, partSize: 16_777_216, partCount: 3, multipartId: 'm1' });

test('a save goes on at once where S3 is done', () => {
  const given = { stash: { upload: inParts, isPending: false }, prev: { result: { id: 'd1' } } };
  expect(outcomeOf(keepForLater.request(context(given)))).toBe('earlyReturn');
});

test('where S3 is still at it the upload takes no more parts, keeps its sha256, and ends when it would have', () => {
  const outcome = keepForLater.request(context({ stash: { upload: inParts, isPending: true } }));
  expect(outcome).toMatchObject({
    value: {
      key: { pk: { S: 'USER#alice' }, sk: { S: 'UPLOAD#u1' } },
      update: {
        expression: 'SET #state = :new_state, #sha256 = :new_sha256',
        expressionValues: { ':new_state': { S: 'COMPLETING' }, ':new_sha256': { S: 'b'.repeat(64) } },
      },
    },
  });
});

test.each([
  ['the row is kept', {}, 'Busy'],
  ['the upload ended meanwhile', { error: { type: 'DynamoDB:ConditionalCheckFailedException', message: '' } }, 'Busy'],
  ['a bug of ours is refused', { error: { type: 'DynamoDB:ValidationException', message: '' } }, 'bug'],
])('when %s, the caller is told to come back: %#', (_name, answer, expected) => {
  const outcome = keepForLater.response(context({ stash: { upload: inParts, isPending: true }, ...answer }));
  expect(outcomeOf(outcome)).toBe(expected);
  if (expected === 'Busy') expect(outcome).toMatchObject({ error: { errorInfo: { retryAfter: 5 } } });
});
