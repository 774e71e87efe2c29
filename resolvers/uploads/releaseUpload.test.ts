import { expect, test } from 'vitest';
import { cancelled, context, outcomeOf, step, uploadItem } from '../testing/step';

const releaseUpload = step('uploads/releaseUpload');
const stashOf = (upload: object | null) => ({ granted: { callerId: 'alice', upload } });
const failed = (item: object) => ({ type: 'ConditionalCheckFailed', item });

test('one transaction ends the upload, gives back all that it took, and orders its bytes away', () => {
  const upload = uploadItem({ isNewDocument: true });
  expect(releaseUpload.request(context({ stash: stashOf(upload) }))).toMatchObject({
    value: {
      operation: 'TransactWriteItems',
      transactItems: [
        { key: { pk: { S: 'USER#alice' }, sk: { S: 'UPLOAD#u1' } }, condition: {} },
        {
          key: { pk: { S: 'USER#alice' }, sk: { S: 'ACCOUNT' } },
          update: {
            expressionValues: {
              ':more_bytesAvailable': { N: 2 },
              ':more_bytesReserved': { N: -2 },
              ':more_documentCount': { N: -1 },
            },
          },
        },
        { operation: 'PutItem', key: { pk: { S: `REMOVAL#${upload.objectKey}` } } },
      ],
    },
  });
});

test.each([
  ['nobody has made', null, 'NotFound'],
  ['that is a version already', uploadItem({ state: 'COMPLETED' }), 'Conflict'],
  ['that was aborted before', uploadItem({ state: 'ABORTED' }), 'earlyReturn'],
  ['that housekeeping has ended', uploadItem({ state: 'EXPIRED' }), 'earlyReturn'],
])('aborting an upload %s', (_name, upload, expected) => {
  expect(outcomeOf(releaseUpload.request(context({ stash: stashOf(upload) })))).toBe(expected);
});

test.each<[string, object, string]>([
  ['nothing', { result: { keys: [] } }, 'returned'],
  ['the save that came first', cancelled([failed(uploadItem({ state: 'COMPLETED' })), null, null]), 'Conflict'],
  ['another abort', cancelled([failed(uploadItem({ state: 'ABORTED' })), null, null]), 'returned'],
  ['a save at the same moment', cancelled([{ type: 'TransactionConflict' }, null, null]), 'Busy'],
])('what stands in the way is %s', (_name, answer, expected) => {
  expect(outcomeOf(releaseUpload.response(context({ stash: stashOf(uploadItem()), ...answer })))).toBe(expected);
});
