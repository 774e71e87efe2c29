import { expect, test } from 'vitest';
import type { Outcome } from '../../local/appsync/code';
import { cancelled, context, documentItem, now, outcomeOf, step, uploadItem } from '../testing/step';
import type { DocumentItem, SavedState, UploadItem } from '../shared/items';

const commitSave = step('uploads/commitSave');
const failed = (item: object) => ({ type: 'ConditionalCheckFailed', item });

const savedAs = (changes: Partial<SavedState> = {}): SavedState => ({
  version: 3,
  revision: 5,
  updatedAt: now,
  ...changes,
});

type Save = { document?: DocumentItem | null; upload?: UploadItem; role?: string | null; baseVersion?: number | null };

function stashOf({ document = documentItem(), upload = uploadItem(), role = 'OWNER', baseVersion = null }: Save) {
  return {
    upload,
    baseVersion,
    granted: { callerId: 'alice', document, role, account: null, grant: null, upload: null },
  };
}

const request = (save: Save) => commitSave.request(context({ stash: stashOf(save) }));

const response = (save: Save, answer: object) =>
  commitSave.response(context({ stash: { ...stashOf(save), next: documentItem({ version: 4 }) }, ...answer }));

/** The conflict that a save leaves to the next steps; otherwise its outcome. */
function metBy(outcome: Outcome): string {
  if (outcome.stash.alreadySaved) return 'already saved';
  return outcome.stash.conflict ? 'conflict' : outcomeOf(outcome);
}

function operations(save: Save): string[] {
  const outcome = request(save);
  if (outcome.kind !== 'returned') throw new Error(outcomeOf(outcome));
  const { transactItems } = outcome.value as { transactItems: { operation: string; key: { sk: { S: string } } }[] };
  return transactItems.map(({ operation, key }) => `${operation} ${key.sk.S}`);
}

test('nothing is saved while S3 is still at the parts, whoever asks', () => {
  const stash = { ...stashOf({}), isPending: true };
  expect(commitSave.request(context({ stash }))).toMatchObject({ kind: 'earlyReturn', value: null });
});

test('what came in parts is known by the checksum of its parts, in the document and in its version', () => {
  const outcome = request({
    document: null,
    role: null,
    upload: uploadItem({ isNewDocument: true, baseVersion: 0, compositeSha256: 'YWJj-3' }),
  });
  const { transactItems } = (outcome as { value: { transactItems: { attributeValues?: Record<string, unknown> }[] } })
    .value;
  expect(transactItems.map(({ attributeValues }) => attributeValues?.compositeSha256 ?? null)).toEqual([
    { S: 'YWJj-3' },
    null,
    { S: 'YWJj-3' },
    null,
  ]);
});

test.each<[string, Save, string[]]>([
  [
    'the owner of a document',
    {},
    ['UpdateItem DOC', 'UpdateItem UPLOAD#u1', 'PutItem VERSION#00000004', 'PutItem CHANGE#00000006'],
  ],
  [
    'the writer of a new one',
    { document: null, role: null, upload: uploadItem({ isNewDocument: true, baseVersion: 0 }) },
    ['PutItem DOC', 'UpdateItem UPLOAD#u1', 'PutItem VERSION#00000001', 'PutItem CHANGE#00000001'],
  ],
  [
    'an editor, who proves the grant again',
    { role: 'EDITOR' },
    [
      'UpdateItem DOC',
      'UpdateItem UPLOAD#u1',
      'PutItem VERSION#00000004',
      'PutItem CHANGE#00000006',
      'ConditionCheck GRANT#alice',
    ],
  ],
])('a save by %s is one transaction', (_name, save, expected) => expect(operations(save)).toEqual(expected));

test.each<[string, Save, string]>([
  ['on the newest version', {}, 'returned'],
  ['on an older version', { upload: uploadItem({ baseVersion: 2 }) }, 'conflict'],
  [
    'on an older version, with the newest given',
    { upload: uploadItem({ baseVersion: 2 }), baseVersion: 3 },
    'returned',
  ],
  ['on a document that became read-only', { document: documentItem({ isReadOnly: true }) }, 'conflict'],
  ['on a document in the trash', { document: documentItem({ trashedAt: now }) }, 'conflict'],
  ['on a version to come', { baseVersion: 4 }, 'Invalid'],
  [
    'of bytes that are there, in the trash',
    { document: documentItem({ sha256: 'b'.repeat(64), size: 2, trashedAt: now }) },
    'conflict',
  ],
  ['of bytes that are there', { document: documentItem({ sha256: 'b'.repeat(64), size: 2 }) }, 'already saved'],
  [
    'that has come through before under another name',
    {
      document: documentItem({ sha256: 'b'.repeat(64), size: 2, savedById: 'alice' }),
      upload: uploadItem({ baseVersion: 2 }),
    },
    'already saved',
  ],
  [
    'of bytes that somebody else saved in the meantime',
    { document: documentItem({ sha256: 'b'.repeat(64), size: 2 }), upload: uploadItem({ baseVersion: 2 }) },
    'conflict',
  ],
])('a save %s is %s', (_name, save, expected) => {
  expect(metBy(request(save))).toBe(expected);
});

test('a save that was carried out before answers with its own version, not with the head', () => {
  const upload = uploadItem({ state: 'COMPLETED', saved: savedAs({ version: 2, revision: 2 }) });
  const outcome = request({ upload });
  expect(outcome).toMatchObject({ kind: 'earlyReturn', value: { version: 2, revision: 2, sha256: upload.sha256 } });
});

test('a save that was carried out before answers with the name of its moment, whatever the document is called now', () => {
  const upload = uploadItem({ state: 'COMPLETED', saved: savedAs({ name: 'then.txt' }) });
  const outcome = request({ document: documentItem({ name: 'now.txt', revision: 6 }), upload });
  expect(outcome).toMatchObject({ kind: 'earlyReturn', value: { name: 'then.txt', revision: 5 } });
});

test('a save keeps the name of its moment with the upload, for whoever asks again', () => {
  expect(request({ document: documentItem({ name: 'now.txt' }) })).toMatchObject({
    value: {
      transactItems: [
        {},
        { update: { expressionValues: { ':new_saved': { M: { name: { S: 'now.txt' } } } } } },
        {},
        {},
      ],
    },
  });
});

// AppSync's guide: an expression's names are for the placeholders of that expression.
test('every condition names its own placeholders', () => {
  const outcome = request({ role: 'EDITOR' });
  if (outcome.kind !== 'returned') throw new Error(outcomeOf(outcome));
  const { transactItems } = outcome.value as {
    transactItems: { condition: { expression: string; expressionNames?: Record<string, string> } }[];
  };
  for (const { condition } of transactItems) {
    const placeholders = [...new Set(condition.expression.match(/#\w+/g))];
    expect(Object.keys(condition.expressionNames ?? {})).toEqual(placeholders);
  }
});

test('a fault of ours does not claim that nothing was written: its answer may be what was lost', () => {
  const outcome = response({}, { error: { type: 'DynamoDB:InternalServerErrorException', message: '' } });
  expect(outcomeOf(outcome)).toBe('bug');
  expect(outcome).not.toMatchObject({ error: { message: expect.stringContaining('Nothing was changed') as string } });
});

test.each<[string, ({ type: string; item?: object } | null)[], string]>([
  ['somebody saved', [failed(documentItem({ version: 4, revision: 6 })), null, null, null], 'conflict'],
  ['somebody renamed it', [failed(documentItem({ revision: 6 })), null, null, null], 'Busy'],
  ['it became read-only', [failed(documentItem({ isReadOnly: true, revision: 6 })), null, null, null], 'conflict'],
  ['it was put in the trash', [failed(documentItem({ trashedAt: now, revision: 6 })), null, null, null], 'conflict'],
  ['the upload ended', [null, failed(uploadItem()), null, null], 'Expired'],
  ['access was taken away', [null, null, null, null, failed({})], 'NotFound'],
  ['an editor became a viewer', [null, null, null, null, failed({ role: 'VIEWER' })], 'Forbidden'],
  ['a grant expired', [null, null, null, null, failed({ role: 'EDITOR', expiresAt: now })], 'NotFound'],
  ['another transaction was at it', [{ type: 'TransactionConflict' }, null, null, null], 'Busy'],
  ['DynamoDB throttled', [{ type: 'ThrottlingError' }, null, null, null], 'Busy'],
  ['a bug of ours was refused', [{ type: 'ValidationError' }, null, null, null], 'bug'],
])('when %s in the meantime, nothing is written and the writer is told: %#', (_name, reasons, expected) => {
  expect(metBy(response({}, cancelled(reasons)))).toBe(expected);
});

test('when the same upload was completed in the meantime, its version is the answer', () => {
  const upload = uploadItem({ state: 'COMPLETED', saved: savedAs({ version: 4, revision: 6 }) });
  const outcome = response(
    {},
    cancelled([failed(documentItem({ version: 4, revision: 6 })), failed(upload), null, null]),
  );
  expect(outcome).toMatchObject({ kind: 'returned', value: { version: 4, revision: 6 } });
});

test('when the same upload became a copy in the meantime, its document is not taken for that copy', () => {
  const upload = uploadItem({ state: 'COMPLETED', documentId: 'd2', copyOf: 'd1', saved: savedAs({ version: 1 }) });
  const outcome = response({}, cancelled([failed(documentItem({ version: 4 })), failed(upload), null, null]));
  expect(outcomeOf(outcome)).toBe('Busy');
});

test('when its row was put away in the meantime, the object tells that the head is this save', () => {
  const saved = documentItem({ version: 4, revision: 6, objectKey: uploadItem().objectKey });
  const outcome = response({}, cancelled([failed(saved), { type: 'ConditionalCheckFailed' }, null, null]));
  expect(outcome).toMatchObject({ kind: 'returned', value: { version: 4, revision: 6 } });
});
