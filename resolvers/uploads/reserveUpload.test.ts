import { expect, test } from 'vitest';
import { accountItem, cancelled, context, documentItem, outcomeOf, step, uploadItem } from '../testing/step';
import type { UploadPlan } from './upload';

const reserveUpload = step('uploads/reserveUpload');
const failed = (item?: object) => ({ type: 'ConditionalCheckFailed', item });

const plan = (changes: Partial<UploadPlan> = {}): UploadPlan => ({
  id: 'u1',
  objectId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  documentId: 'd1',
  isNewDocument: false,
  baseVersion: 3,
  isReadOnly: false,
  name: null,
  mimeType: 'text/plain',
  size: 2,
  sha256: 'b'.repeat(64),
  ...changes,
});

type Asked = { plan?: UploadPlan; upload?: object | null; account?: object | null; document?: object | null };

function stashOf({ plan: asked = plan(), upload = null, account = accountItem(), document = documentItem() }: Asked) {
  return { plan: asked, granted: { callerId: 'alice', document, role: 'OWNER', account, upload } };
}

const request = (asked: Asked) => reserveUpload.request(context({ stash: stashOf(asked) }));
const response = (asked: Asked, answer: object) =>
  reserveUpload.response(context({ stash: stashOf(asked), ...answer }));

test('room is taken and the upload is written in one transaction, or neither', () => {
  const outcome = request({});
  expect(outcome).toMatchObject({
    value: {
      operation: 'TransactWriteItems',
      transactItems: [
        { operation: 'UpdateItem', key: { pk: { S: 'USER#alice' }, sk: { S: 'ACCOUNT' } } },
        { operation: 'PutItem', attributeValues: { state: { S: 'OPEN' }, size: { N: 2 }, due: {} } },
      ],
    },
  });
});

test("an editor's upload takes the owner's room, and lies under the owner's prefix", () => {
  const outcome = request({ document: documentItem({ ownerId: 'olga' }) });
  expect(outcome).toMatchObject({
    stash: { upload: { objectKey: 'users/olga/documents/d1/01ARZ3NDEKTSV4RRFFQ69G5FAV' } },
    value: {
      transactItems: [
        { key: { pk: { S: 'USER#olga' } } },
        { key: { pk: { S: 'USER#alice' }, sk: { S: 'UPLOAD#u1' } } },
        {
          key: { pk: { S: 'USER#alice' }, sk: { S: 'ACCOUNT' } },
          update: { expression: 'ADD #openUploads :more_openUploads' },
        },
      ],
    },
  });
});

test.each<[string, Asked, string]>([
  ['again the same', { upload: uploadItem() }, 'earlyReturn'],
  ['again the same, after the save', { upload: uploadItem({ state: 'COMPLETED' }) }, 'earlyReturn'],
  ['other bytes under the same id', { upload: uploadItem({ sha256: 'c'.repeat(64) }) }, 'Conflict'],
  ['a read-only one under the same id', { upload: uploadItem({ isReadOnly: true }) }, 'Conflict'],
  ['another base under the same id', { upload: uploadItem({ baseVersion: 2 }) }, 'Conflict'],
  ['another document under the same id', { upload: uploadItem({ documentId: 'd2' }) }, 'Conflict'],
  ['again, after the upload ended', { upload: uploadItem({ expiresAt: '2000-01-01T00:00:00.000Z' }) }, 'Expired'],
  ['again, after it was aborted', { upload: uploadItem({ state: 'ABORTED' }) }, 'Expired'],
  ['again, after housekeeping ended it', { upload: uploadItem({ state: 'EXPIRED' }) }, 'Expired'],
  ['a base to come', { plan: plan({ baseVersion: 4 }) }, 'Invalid'],
  ['an older base, whose conflict comes with the save', { plan: plan({ baseVersion: 1 }) }, 'returned'],
  ['something without an account', { account: null }, 'NotFound'],
])('asking for %s is %s', (_name, asked, expected) => expect(outcomeOf(request(asked))).toBe(expected));

test.each<[string, object, string]>([
  ['nothing', { result: { keys: [] } }, 'returned'],
  ['too little room', cancelled([failed(accountItem({ bytesAvailable: 1 })), null]), 'QuotaExceeded'],
  ['too many uploads', cancelled([failed(accountItem({ openUploads: 1000 })), null]), 'QuotaExceeded'],
  ['too many documents', cancelled([failed(accountItem({ documentCount: 100_000 })), null]), 'QuotaExceeded'],
  ['the same request a moment ago', cancelled([null, failed(uploadItem())]), 'returned'],
  ['another request of this id a moment ago', cancelled([null, failed(uploadItem({ size: 9 }))]), 'Conflict'],
  ['another transaction', cancelled([{ type: 'TransactionConflict' }, null]), 'Busy'],
])('refused by %s is %s', (_name, answer, expected) => expect(outcomeOf(response({}, answer))).toBe(expected));

test('who has too little room is told how much there is and how much it takes', () => {
  const outcome = response({}, cancelled([failed(accountItem({ bytesAvailable: 1 })), null]));
  expect(outcome).toMatchObject({ error: { errorInfo: { bytesAvailable: 1, bytesNeeded: 2 } } });
});

test('how much room an owner has left is nobody else’s to learn', () => {
  const stash = stashOf({ document: documentItem({ ownerId: 'olga' }) });
  const granted = { ...stash.granted, role: 'EDITOR' };
  const answer = cancelled([failed(accountItem({ bytesAvailable: 1 })), null]);
  const outcome = reserveUpload.response(context({ stash: { ...stash, granted }, ...answer }));
  expect(outcome).toMatchObject({ error: { errorType: 'QuotaExceeded', errorInfo: { bytesNeeded: 2 } } });
  expect(outcome).not.toHaveProperty('error.errorInfo.bytesAvailable');
});
