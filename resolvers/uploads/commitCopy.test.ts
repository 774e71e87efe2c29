import { expect, test } from 'vitest';
import type { Outcome } from '../../local/appsync/code';
import { cancelled, context, documentItem, grantItem, now, outcomeOf, step, uploadItem } from '../testing/step';
import type { UploadItem } from '../shared/items';

const commitCopy = step('uploads/commitCopy');
const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const upload = uploadItem({ ownerId: 'olga', objectKey: `users/olga/documents/d1/${id}` });
const document = documentItem({ ownerId: 'olga', name: 'plan.odt', version: 4 });
const grant = grantItem({ sk: 'GRANT#alice', userId: 'alice', email: 'alice@example.com' });
const granted = { callerId: 'alice', document, role: 'EDITOR', grant, account: null, upload: null };
const copyName = 'plan (conflict, Alice, 2026-05-01 12.00).odt';
const stash = { upload, conflict: { document, baseVersion: 3 }, isCopyWanted: true, copyName, granted };

const request = (changes: object = {}) =>
  commitCopy.request(context({ stash: { ...stash, ...changes }, prev: { result: null } }));
const response = (answer: object) => {
  const next = documentItem({ id, version: 1 });
  return commitCopy.response(context({ stash: { ...stash, next }, ...answer }));
};

const refused = (item?: object) => ({ type: 'ConditionalCheckFailed', ...(item ? { item } : {}) });

type Item = { operation: string; key: { pk: { S: string }; sk: { S: string } } };

function written(outcome: Outcome): string[] {
  if (outcome.kind !== 'returned') throw new Error(outcomeOf(outcome));
  const { transactItems } = outcome.value as { transactItems: Item[] };
  return transactItems.map(({ operation, key }) => `${operation} ${key.pk.S} ${key.sk.S}`);
}

test.each([
  ['a save that met nothing', { conflict: null }],
  ['a conflict that was not to become a copy', { isCopyWanted: false }],
])('%s is left as it is', (_name, changes) => expect(outcomeOf(request(changes))).toBe('earlyReturn'));

test("an editor's copy is one transaction: the owner's document, with what the editor may do", () => {
  expect(written(request())).toEqual([
    `PutItem DOC#${id} DOC`,
    'UpdateItem USER#alice UPLOAD#u1',
    `PutItem DOC#${id} VERSION#00000001`,
    `PutItem DOC#${id} CHANGE#00000001`,
    'UpdateItem USER#olga ACCOUNT',
    'ConditionCheck DOC#d1 GRANT#alice',
    `PutItem DOC#${id} SHARE#alice@example.com`,
    `PutItem DOC#${id} GRANT#alice`,
  ]);
});

test("an editor's copy counts the share that is put beside it, and an owner's counts none", () => {
  expect(request().stash.next).toMatchObject({ shareCount: 1 });
  const owners = request({ granted: { ...granted, role: 'OWNER', grant: null } });
  expect(owners.stash.next).not.toHaveProperty('shareCount');
});

test('a copy holds what its editor has by one address, and nothing of another', () => {
  const held = { ...grant, others: [{ email: 'x@example.com', role: 'VIEWER', sharedAt: now }] };
  const outcome = request({ granted: { ...granted, grant: held } }) as { value?: unknown };
  expect(JSON.stringify(outcome.value)).not.toContain('x@example.com');
});

test('a copy that would be one document too many leaves the conflict to be kept', () => {
  const full = cancelled([null, null, null, null, refused()]);
  expect(response(full)).toMatchObject({ value: null, stash: { conflict: stash.conflict, isFull: true } });
});

test("an owner's copy needs no grant", () => {
  expect(written(request({ granted: { ...granted, role: 'OWNER', grant: null } }))).toHaveLength(5);
});

test('a copy has the bytes where they lie, the owner of the document, and its own name', () => {
  const outcome = request();
  expect(outcome.stash.next).toMatchObject({
    id,
    ownerId: 'olga',
    version: 1,
    revision: 1,
    objectKey: upload.objectKey,
    sha256: upload.sha256,
    isReadOnly: false,
    gsi1pk: 'OWNER#olga',
    updatedById: 'alice',
    name: copyName,
  });
});

const copied = (changes: Partial<UploadItem> = {}) =>
  uploadItem({ state: 'COMPLETED', documentId: id, saved: { version: 1, revision: 1, updatedAt: now }, ...changes });

test.each<[string, (object | null)[], string]>([
  ['the same copy was made', [refused(documentItem({ id })), refused(copied())], 'returned'],
  ['the upload became a version', [null, refused(copied({ documentId: 'd1' }))], 'Busy'],
  ['the upload ended', [null, refused(uploadItem())], 'Expired'],
  ['access was taken away', [null, null, null, null, null, refused()], 'NotFound'],
  ['the editor became a viewer', [null, null, null, null, null, refused({ role: 'VIEWER' })], 'Forbidden'],
  ['another transaction was at it', [null, null, null, null, { type: 'TransactionConflict' }], 'Busy'],
])('when %s in the meantime, no second copy is made', (_name, reasons, expected) => {
  const all = [...reasons, null, null, null, null, null].slice(0, 7) as Parameters<typeof cancelled>[0];
  expect(outcomeOf(response(cancelled(all)))).toBe(expected);
});

test('a conflict that became a copy is none any more', () => {
  expect(response({ result: { keys: [] } })).toMatchObject({ value: { id, version: 1 }, stash: { conflict: null } });
});
