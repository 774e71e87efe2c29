import { expect, test } from 'vitest';
import { cancelled, context, documentItem, outcomeOf, step, uploadItem } from '../testing/step';

const discardUpload = step('documents/discardUpload');
const document = documentItem({ name: 'now.txt', updatedById: 'bob', updatedByName: 'Bob' });
const granted = { callerId: 'alice', document, role: 'OWNER', account: null, upload: null };
const stash = { upload: uploadItem({ ownerId: 'olga' }), alreadySaved: document, granted };
const response = (answer: object) => discardUpload.response(context({ stash, ...answer }));

test('a save of new bytes passes', () => {
  const outcome = discardUpload.request(context({ stash: { upload: uploadItem() }, prev: { result: { id: 'd1' } } }));
  expect(outcome).toMatchObject({ kind: 'earlyReturn', value: { id: 'd1' } });
});

test('bytes that the document has already are given back in one transaction, and the upload tells its answer', () => {
  const answer = { name: { S: 'now.txt' }, version: { N: 3 }, revision: { N: 5 }, updatedById: { S: 'bob' } };
  expect(discardUpload.request(context({ stash }))).toMatchObject({
    value: {
      transactItems: [
        { operation: 'ConditionCheck', key: { pk: { S: 'DOC#d1' } } },
        {
          key: { sk: { S: 'UPLOAD#u1' } },
          update: { expressionValues: { ':new_isDiscarded': { BOOL: true }, ':new_saved': { M: answer } } },
        },
        { key: { pk: { S: 'USER#olga' } }, update: { expressionValues: { ':available': { N: 2 } } } },
        { operation: 'PutItem', key: { pk: { S: `REMOVAL#${stash.upload.objectKey}` } } },
      ],
    },
  });
  expect(response({ result: { keys: [] } })).toMatchObject({ value: { version: 3, updatedBy: { id: 'bob' } } });
});

const refused = { type: 'ConditionalCheckFailed' };

test.each([
  ['somebody saved', [refused, null, null, null], 'Busy'],
  ['another call was first', [null, { ...refused, item: uploadItem({ state: 'COMPLETED' }) }, null, null], 'returned'],
  ['the upload ended', [null, { ...refused, item: uploadItem() }, null, null], 'Expired'],
  ['another transaction was at it', [null, null, { type: 'TransactionConflict' }, null], 'Busy'],
])('when %s in the meantime, nothing is given back', (_name, reasons, expected) => {
  expect(outcomeOf(response(cancelled(reasons)))).toBe(expected);
});
