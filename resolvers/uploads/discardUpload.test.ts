import { expect, test } from 'vitest';
import { cancelled, context, documentItem, now, outcomeOf, step, uploadItem } from '../testing/step';

const discardUpload = step('uploads/discardUpload');
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
        { key: { pk: { S: 'USER#olga' } }, update: { expressionValues: { ':more_bytesAvailable': { N: 2 } } } },
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

test.each([true, false])(
  'what a repeated save is told of its checksum is what the document was: %s',
  (isSha256Verified) => {
    const alreadySaved = documentItem({ isSha256Verified });
    const upload = uploadItem({ state: 'COMPLETED' });
    const kept = discardUpload.request(context({ stash: { ...stash, alreadySaved } }));
    const said = isSha256Verified ? {} : { isSha256Verified: { BOOL: false } };
    const { value } = kept as {
      value: { transactItems: { update?: { expressionValues: Record<string, unknown> } }[] };
    };
    const { M: saved } = value.transactItems[1]?.update?.expressionValues[':new_saved'] as {
      M: Record<string, object>;
    };
    expect([saved.isSha256Verified]).toEqual([said.isSha256Verified]);
    const state = { version: 3, revision: 5, updatedAt: now, ...(isSha256Verified ? {} : { isSha256Verified }) };
    const answer = step('uploads/commitSave').request(
      context({ stash: { upload: { ...upload, saved: state }, granted: { ...granted, document: documentItem() } } }),
    );
    expect(answer).toMatchObject({ kind: 'earlyReturn', value: { isSha256Verified } });
  },
);

test('the record of a discarded upload goes by itself: no version leads to it', () => {
  expect(JSON.stringify(discardUpload.request(context({ stash })))).toMatch(/":new_ttl":\{"N":\d{10}\}/);
});
