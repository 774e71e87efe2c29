import { expect, test } from 'vitest';
import { cancelled, context, outcomeOf, step } from '../testing/step';

const loadUpload = step('uploads/loadUpload');

test.each([
  ['a save that is going on', cancelled([{ type: 'TransactionConflict' }, null]), 'Busy'],
  ['throttling of a row', cancelled([null, { type: 'ProvisionedThroughputExceeded' }]), 'Busy'],
  ['throttling', { error: { type: 'DynamoDB:ThrottlingException', message: '' } }, 'Busy'],
  ['a bug of ours', cancelled([{ type: 'ValidationError' }, null]), 'bug'],
])('where %s keeps the upload from being read, the writer is told %#', (_name, answer, expected) => {
  expect(outcomeOf(loadUpload.response(context({ stash: { uploadId: 'u1' }, ...answer })))).toBe(expected);
});
