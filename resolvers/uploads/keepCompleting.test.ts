import { expect, test } from 'vitest';
import { context, outcomeOf, step, uploadItem } from '../testing/step';

const keepCompleting = step('uploads/keepCompleting');
const inParts = uploadItem({ size: 40_000_000, partSize: 16_777_216, partCount: 3, multipartId: 'm1' });

test('a save goes on at once where S3 is done', () => {
  const stash = { upload: inParts, isPending: false };
  expect(outcomeOf(keepCompleting.request(context({ stash })))).toBe('earlyReturn');
});

test('where S3 is still at it the upload takes no more parts, keeps its sha256, and ends when it would have', () => {
  const outcome = keepCompleting.request(context({ stash: { upload: inParts, isPending: true } }));
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
  const outcome = keepCompleting.response(context({ stash: { upload: inParts, isPending: true }, ...answer }));
  expect(outcomeOf(outcome)).toBe(expected);
  if (expected === 'Busy') expect(outcome).toMatchObject({ error: { errorInfo: { retryAfter: 5 } } });
});
