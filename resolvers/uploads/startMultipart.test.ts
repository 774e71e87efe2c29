import { expect, test } from 'vitest';
import type { UploadItem } from '../shared/items';
import { context, outcomeOf, step, uploadItem } from '../testing/step';

const startMultipart = step('uploads/startMultipart');
const keepMultipart = step('uploads/keepMultipart');
const listParts = step('uploads/listParts');

const plan = { size: 40_000_000, partSize: 16_777_216, partCount: 3 };
const past = '2000-01-01T00:00:00.000Z';

type Row = [string, Partial<UploadItem>, started: string, listed: string];

test.each<Row>([
  ['one PUT', {}, 'earlyReturn', 'earlyReturn'],
  ['parts', plan, 'returned', 'earlyReturn'],
  ['parts that S3 knows of', { ...plan, multipartId: 'm1' }, 'earlyReturn', 'returned'],
  ['parts that S3 puts together', { ...plan, multipartId: 'm1', state: 'COMPLETING' }, 'earlyReturn', 'earlyReturn'],
  ['parts that were saved', { ...plan, multipartId: 'm1', state: 'COMPLETED' }, 'earlyReturn', 'earlyReturn'],
  ['parts that came too late', { ...plan, multipartId: 'm1', expiresAt: past }, 'earlyReturn', 'earlyReturn'],
])('an upload in %s begins once at S3, and is looked up there while it is open: %#', (_name, changes, ...expected) => {
  const stash = { upload: uploadItem(changes) };
  const outcomes = [startMultipart.request(context({ stash })), listParts.request(context({ stash }))];
  expect(outcomes.map(outcomeOf)).toEqual(expected);
});

test('the first multipart is kept, and none where there is one', () => {
  const outcome = keepMultipart.request(context({ stash: { upload: uploadItem(plan), multipartId: 'm2' } }));
  const condition = { expression: '#state = :open AND attribute_not_exists(multipartId)' };
  expect(outcome).toMatchObject({ value: { condition, update: { expressionValues: { ':new_multipartId': {} } } } });
});

test.each([
  ['it is kept', {}, 'returned'],
  [
    'another request was first',
    { error: { type: 'DynamoDB:ConditionalCheckFailedException', message: '' } },
    'returned',
  ],
  ['DynamoDB throttled', { error: { type: 'DynamoDB:ThrottlingException', message: '' } }, 'Busy'],
  ['a bug of ours was refused', { error: { type: 'DynamoDB:ValidationException', message: '' } }, 'bug'],
])('when %s, a new multipart: %#', (_name, answer, expected) => {
  const stash = { upload: uploadItem(plan), multipartId: 'm2' };
  expect(outcomeOf(keepMultipart.response(context({ stash, ...answer })))).toBe(expected);
});

test('parts that S3 knows no more have been put together: nobody is asked to send them again', () => {
  const stash = { upload: uploadItem({ ...plan, multipartId: 'm1' }) };
  const outcome = listParts.response(context({ stash, result: null }));
  expect(outcome).toMatchObject({ stash: { upload: { state: 'COMPLETING' }, uploadedParts: null } });
});

test('an upload that is not there is not found', () => {
  const granted = { callerId: 'alice', document: null, role: null, account: null, upload: null };
  expect(outcomeOf(listParts.request(context({ stash: { granted } })))).toBe('NotFound');
});
