import { expect, test } from 'vitest';
import type { VersionItem } from '../shared/items';
import { accountItem, cancelled, context, documentItem, now, outcomeOf, step } from '../testing/step';

const commitRestore = step('versions/commitRestore');

const old: VersionItem = {
  pk: 'DOC#d1',
  sk: 'VERSION#00000001',
  documentId: 'd1',
  version: 1,
  name: 'a.txt',
  mimeType: 'text/plain',
  size: 9,
  sha256: 'c'.repeat(64),
  isSha256Verified: true,
  objectKey: 'users/alice/documents/d1/o0',
  uploadId: 'u0',
  createdAt: now,
  createdById: 'alice',
  createdByName: 'Alice',
};

function contextOf(role: string, answer = {}) {
  const granted = { callerId: 'alice', document: documentItem(), role, account: accountItem(), upload: null };
  return context({ stash: { granted, found: old, baseVersion: 3, next: documentItem({ version: 4 }) }, ...answer });
}

test('a restore is one transaction, which fails once the old version is gone', () => {
  const outcome = commitRestore.request(contextOf('EDITOR'));
  if (outcome.kind !== 'returned') throw new Error(outcomeOf(outcome));
  const { transactItems } = outcome.value as { transactItems: { operation: string; key: { sk: { S: string } } }[] };
  expect(transactItems.map(({ operation, key }) => `${operation} ${key.sk.S}`)).toEqual([
    'UpdateItem DOC',
    'PutItem VERSION#00000004',
    'PutItem CHANGE#00000006',
    'ConditionCheck VERSION#00000001',
    'ConditionCheck GRANT#alice',
  ]);
});

const failed = (item?: object) => ({ type: 'ConditionalCheckFailed', ...(item ? { item } : {}) });

test.each<[string, ({ type: string; item?: object } | null)[], string]>([
  ['somebody saved', [failed(documentItem({ version: 4, revision: 6 })), null, null, null, null], 'VersionConflict'],
  ['somebody renamed it', [failed(documentItem({ revision: 6 })), null, null, null, null], 'Busy'],
  ['it was deleted', [failed(documentItem({ revision: 6, deletedAt: now })), null, null, null, null], 'NotFound'],
  ['the old version went', [null, null, null, failed(), null], 'NotFound'],
  ['access was taken away', [null, null, null, null, failed()], 'NotFound'],
])('when %s in the meantime, nothing is restored', (_name, reasons, expected) => {
  expect(outcomeOf(commitRestore.response(contextOf('EDITOR', cancelled(reasons))))).toBe(expected);
});
