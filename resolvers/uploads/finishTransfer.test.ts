import { expect, test } from 'vitest';
import type { UploadItem } from '../shared/items';
import type { StoredObject, Transfer } from '../shared/presign';
import { context, documentItem, outcomeOf, step, uploadItem } from '../testing/step';

const finishTransfer = step('uploads/finishTransfer');

const inParts = (changes: Partial<UploadItem> = {}) =>
  uploadItem({ size: 40_000_000, partSize: 16_777_216, partCount: 3, multipartId: 'm1', ...changes });

const granted = { document: documentItem() };

const request = (upload: UploadItem, sha256: string | null = null) =>
  finishTransfer.request(context({ stash: { upload, sha256, granted } }));

const response = (upload: UploadItem, result: Transfer) =>
  finishTransfer.response(context({ stash: { upload, granted }, result }));

const [known, other] = ['b'.repeat(64), 'c'.repeat(64)];

test.each<[string, UploadItem, string | null, string]>([
  ['one PUT', uploadItem(), null, 'returned'],
  ['one PUT, its sha256 said again', uploadItem(), known, 'returned'],
  ['one PUT, another sha256 said', uploadItem(), other, 'Invalid'],
  ['one PUT, saved before', uploadItem({ state: 'COMPLETED' }), null, 'earlyReturn'],
  ['parts', inParts(), null, 'returned'],
  ['parts that S3 is at already', inParts({ state: 'COMPLETING' }), null, 'returned'],
  ['parts, the sha256 said at the end', inParts({ sha256: undefined }), other, 'returned'],
  ['parts, the sha256 never said', inParts({ sha256: undefined }), null, 'Invalid'],
  ['parts, another sha256 said', inParts(), other, 'Invalid'],
  ['parts, saved before', inParts({ state: 'COMPLETED' }), null, 'earlyReturn'],
  ['parts that S3 was never told of', inParts({ multipartId: undefined }), null, 'Conflict'],
])('completing what came in %s: %#', (_name, upload, sha256, expected) => {
  expect(outcomeOf(request(upload, sha256))).toBe(expected);
});

test('S3 is to join parts only where the bytes came in parts', () => {
  expect(request(uploadItem())).toMatchObject({ value: { payload: { parts: null } } });
  const plan = { partSize: 16_777_216, partCount: 3 };
  expect(request(inParts())).toMatchObject({
    value: { payload: { parts: { multipartId: 'm1', size: 40_000_000, plan } } },
  });
});

const plain = { mimeType: 'text/plain', contentType: 'text/plain' };
const joined: StoredObject = { size: 40_000_000, sha256: null, compositeSha256: 'YWJj-3', ...plain };

test.each<[Transfer, string]>([
  [{ outcome: 'DONE', stored: joined }, 'returned'],
  [{ outcome: 'PENDING' }, 'returned'],
  [{ outcome: 'GONE' }, 'Conflict'],
  [{ outcome: 'ABSENT' }, 'Conflict'],
  [{ outcome: 'INCOMPLETE', missingParts: [2] }, 'Conflict'],
])('when S3 says %j', (transfer, expected) => {
  expect(outcomeOf(response(inParts(), transfer))).toBe(expected);
});

test('the missing parts are named', () => {
  expect(response(inParts(), { outcome: 'INCOMPLETE', missingParts: [2, 3] })).toMatchObject({
    error: { errorInfo: { missingParts: [2, 3] } },
  });
});

test.each<[Transfer, boolean]>([
  [{ outcome: 'DONE', stored: joined }, false],
  [{ outcome: 'PENDING' }, true],
])('after %j the next steps know whether S3 is still at it', (transfer, isPending) => {
  expect(response(inParts(), transfer)).toMatchObject({ stash: { isPending } });
});

const promised: StoredObject = { size: 2, sha256: known, compositeSha256: null, ...plain };

test.each<[string, Transfer, string]>([
  ['what was promised', { outcome: 'DONE', stored: promised }, 'returned'],
  ['nothing', { outcome: 'ABSENT' }, 'Conflict'],
  ['one byte more', { outcome: 'DONE', stored: { ...promised, size: 3 } }, 'Conflict'],
  ['other bytes', { outcome: 'DONE', stored: { ...promised, sha256: other } }, 'Conflict'],
  ['bytes that nobody verified', { outcome: 'DONE', stored: { ...promised, sha256: null } }, 'Conflict'],
  ['another kind', { outcome: 'DONE', stored: { ...promised, mimeType: 'text/html' } }, 'Conflict'],
])('a bucket that holds %s: %#', (_name, transfer, expected) => {
  expect(outcomeOf(response(uploadItem(), transfer))).toBe(expected);
});

test.each<[string, StoredObject, string]>([
  ['all parts', joined, 'returned'],
  ['one part less', { ...joined, compositeSha256: 'YWJj-2' }, 'Conflict'],
  ['bytes that came in no parts', { ...joined, sha256: known, compositeSha256: null }, 'Conflict'],
  ['one byte less', { ...joined, size: 39_999_999 }, 'Conflict'],
])('after an upload in parts, a bucket that holds %s: %#', (_name, stored, expected) => {
  expect(outcomeOf(response(inParts(), { outcome: 'DONE', stored }))).toBe(expected);
});

test('a store that does not answer completes nothing', () => {
  const error = { type: 'Lambda:Unhandled', message: 'AccessDenied' };
  expect(outcomeOf(finishTransfer.response(context({ stash: { upload: uploadItem() }, error })))).toBe('bug');
});

test('what is asked about is the name that the document has now, and what is found is kept', () => {
  const document = documentItem({ name: 'now.png' });
  const stash = { upload: uploadItem({ name: 'then.png' }), sha256: null, granted: { document } };
  expect(finishTransfer.request(context({ stash }))).toMatchObject({ value: { payload: { name: 'now.png' } } });
  const result: Transfer = { outcome: 'DONE', stored: { ...promised, contentType: 'application/octet-stream' } };
  expect(finishTransfer.response(context({ stash, result }))).toMatchObject({
    stash: { upload: { mimeType: 'text/plain', contentType: 'application/octet-stream' } },
  });
});

const conflicts = /^photogpj \(conflict, Alice, \d{4}-\d\d-\d\d \d\d\.\d\d\)\.exe$/;

test('a copy that is wanted gets a name that hides nothing, whatever names there were before (E-47)', () => {
  const document = documentItem({ name: 'photo\u202egpj.exe' });
  const upload = uploadItem({ userName: 'Al\u2066ice' });
  const stash = { upload, isCopyWanted: true, granted: { document } };
  const result: Transfer = { outcome: 'DONE', stored: promised };
  expect(finishTransfer.response(context({ stash, result }))).toMatchObject({
    stash: { copyName: expect.stringMatching(conflicts) as string },
  });
});
