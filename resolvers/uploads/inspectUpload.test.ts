import { expect, test } from 'vitest';
import { context, documentItem, outcomeOf, step, uploadItem } from '../testing/step';
import type { StoredObject } from '../shared/presign';

const inspectUpload = step('uploads/inspectUpload');

const plain = { mimeType: 'text/plain', contentType: 'text/plain' };
const promised: StoredObject = { size: 2, sha256: 'b'.repeat(64), compositeSha256: null, ...plain };

test.each<[string, StoredObject | null, string]>([
  ['what was promised', promised, 'returned'],
  ['nothing', null, 'Conflict'],
  ['one byte more', { ...promised, size: 3 }, 'Conflict'],
  ['other bytes', { ...promised, sha256: 'c'.repeat(64) }, 'Conflict'],
  ['bytes that nobody verified', { ...promised, sha256: null }, 'Conflict'],
  ['another kind', { ...promised, mimeType: 'text/html' }, 'Conflict'],
])('a bucket that holds %s: %#', (_name, result, expected) => {
  expect(outcomeOf(inspectUpload.response(context({ stash: { upload: uploadItem() }, result })))).toBe(expected);
});

test('a store that does not answer completes nothing', () => {
  const error = { type: 'Lambda:Unhandled', message: 'AccessDenied' };
  expect(outcomeOf(inspectUpload.response(context({ stash: { upload: uploadItem() }, error })))).toBe('bug');
});

test('a save that was carried out before needs no bytes', () => {
  const upload = uploadItem({ state: 'COMPLETED' });
  expect(outcomeOf(inspectUpload.request(context({ stash: { upload } })))).toBe('earlyReturn');
});

const inParts = { size: 40_000_000, partSize: 16_777_216, partCount: 3 };
const joined: StoredObject = { size: 40_000_000, sha256: null, compositeSha256: 'YWJj-3', ...plain };

test.each<[string, StoredObject, string]>([
  ['all parts', joined, 'returned'],
  ['one part less', { ...joined, compositeSha256: 'YWJj-2' }, 'Conflict'],
  ['bytes that came in no parts', { ...joined, sha256: 'b'.repeat(64), compositeSha256: null }, 'Conflict'],
  ['one byte less', { ...joined, size: 39_999_999 }, 'Conflict'],
])('after an upload in parts, a bucket that holds %s: %#', (_name, result, expected) => {
  const outcome = inspectUpload.response(context({ stash: { upload: uploadItem(inParts) }, result }));
  expect(outcomeOf(outcome)).toBe(expected);
});

test('what is asked about is the name that the document has now, and what is found is kept', () => {
  const document = documentItem({ name: 'now.png' });
  const stash = { upload: uploadItem({ name: 'then.png' }), granted: { document } };
  expect(inspectUpload.request(context({ stash }))).toMatchObject({ value: { payload: { name: 'now.png' } } });
  const result = { ...promised, contentType: 'application/octet-stream' };
  expect(inspectUpload.response(context({ stash, result }))).toMatchObject({
    stash: { upload: { mimeType: 'text/plain', contentType: 'application/octet-stream' } },
  });
});

const conflicts = /^photogpj \(conflict, Alice, \d{4}-\d\d-\d\d \d\d\.\d\d\)\.exe$/;

test('a copy that is wanted gets a name that hides nothing, whatever names there were before (E-47)', () => {
  const document = documentItem({ name: 'photo\u202egpj.exe' });
  const upload = uploadItem({ userName: 'Al\u2066ice' });
  const stash = { upload, isCopyWanted: true, granted: { document } };
  const outcome = inspectUpload.response(context({ stash, result: promised }));
  expect(outcome).toMatchObject({ stash: { copyName: expect.stringMatching(conflicts) as string } });
});
