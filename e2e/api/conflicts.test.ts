import { expect, test } from 'vitest';
import {
  CompleteUploadDocument,
  CreateUploadDocument,
  DocumentDocument,
  DocumentsDocument,
  UpdateDocumentDocument,
  VersionsDocument,
} from '#client/generated';
import { useBed } from './testing/bed';
import { revoke, share, type GivenRole } from './testing/giving';
import { usePeople } from './testing/people';
import { inputOf, send, textFile, type Person } from './testing/quire';

const bed = useBed();
const { alice, bob } = usePeople(bed, 'alice', 'bob');

const complete = (who: Person, uploadId: string, onConflict?: 'COPY' | 'FAIL') =>
  who.ask(CompleteUploadDocument, { input: { uploadId, onConflict } });
const textOf = async (who: Person, id: string) => new TextDecoder().decode((await who.open(id)).bytes);
const account = () => bed.rows.get(`USER#${alice.id}`, 'ACCOUNT');
const shareWithBob = (documentId: string, role: GivenRole) => share(alice, documentId, 'bob@example.com', role);

/** Alice's document at version 2, and an upload of this person on version 1. */
async function conflicting(name: string, who = alice) {
  const { id } = await alice.save(textFile('base', name));
  if (who !== alice) await shareWithBob(id, 'EDITOR');
  const upload = await who.uploadAndPut(textFile('mine'), { documentId: id, baseVersion: 1 });
  await alice.save(textFile('theirs'), { documentId: id, baseVersion: 1 });
  return { id, upload };
}

test('a save that lost keeps both: a copy that says whose it is, beside a document that stays as it is', async () => {
  const { id, upload } = await conflicting('plan.odt');
  expect((await complete(alice, upload.id)).errors[0]?.errorType).toBe('VersionConflict');
  const before = await account();
  const copy = (await complete(alice, upload.id, 'COPY')).data?.completeUpload;
  expect(copy).toMatchObject({ version: 1, revision: 1, role: 'OWNER', owner: { id: alice.id } });
  expect(copy?.name).toMatch(/^plan \(conflict, alice, \d{4}-\d\d-\d\d \d\d\.\d\d\)\.odt$/);
  expect([await textOf(alice, copy?.id ?? ''), await textOf(alice, id)]).toEqual(['mine', 'theirs']);
  const after = await account();
  expect([after?.documentCount, after?.bytesAvailable]).toEqual([
    Number(before?.documentCount) + 1,
    before?.bytesAvailable,
  ]);
  const { items } = (await alice.get(DocumentsDocument, { limit: 100 })).documents;
  expect(items.map((item) => item.id)).toContain(copy?.id);
});

test('a copy can be asked for again and again, and stays one', async () => {
  const { upload } = await conflicting('again.odt');
  const first = await complete(alice, upload.id, 'COPY');
  await alice.save(textFile('next'), { documentId: first.data?.completeUpload?.id ?? '', baseVersion: 1 });
  expect(await complete(alice, upload.id, 'COPY')).toEqual(first);
  expect(await complete(alice, upload.id)).toEqual(first);
});

test('ten wishes for one copy at once make one', async () => {
  const { id, upload } = await conflicting('ten.odt');
  const before = await account();
  const answers = await Promise.all(Array.from({ length: 10 }, () => complete(alice, upload.id, 'COPY')));
  const copies = answers.flatMap(({ data }) => data?.completeUpload ?? []);
  expect(new Set(copies.map((copy) => copy.id)).size).toBe(1);
  expect(answers.flatMap(({ errors }) => errors.filter(({ errorType }) => errorType !== 'Busy'))).toEqual([]);
  expect((await account())?.documentCount).toBe(Number(before?.documentCount) + 1);
  expect((await alice.get(VersionsDocument, { documentId: id })).versions.items).toHaveLength(2);
});

test('a save that meets no conflict is a save, copy wanted or not', async () => {
  const { id } = await alice.save(textFile('base', 'plain.odt'));
  const upload = await alice.uploadAndPut(textFile('next'), { documentId: id, baseVersion: 1 });
  expect((await complete(alice, upload.id, 'COPY')).data?.completeUpload).toMatchObject({ id, version: 2 });
});

test.each<[string, (id: string) => Promise<unknown>, string]>([
  ['read-only', (id) => alice.get(UpdateDocumentDocument, { input: { id, isReadOnly: true } }), 'ReadOnlyDocument'],
  ['in the trash', (id) => bed.rows.set(`DOC#${id}`, 'DOC', { trashedAt: new Date().toISOString() }), 'Conflict'],
])('work on a document that is %s by now can be kept as a copy', async (_name, change, errorType) => {
  for (const who of [alice, bob]) {
    const { id } = await alice.save(textFile('base', 'closed.odt'));
    await shareWithBob(id, 'EDITOR');
    const upload = await who.uploadAndPut(textFile('mine'), { documentId: id, baseVersion: 1 });
    await change(id);
    const { errors } = await complete(who, upload.id);
    expect(errors[0]).toMatchObject({ errorType, errorInfo: { uploadId: upload.id } });
    const row = await bed.rows.get(`USER#${who.id}`, `UPLOAD#${upload.id}`);
    expect((Date.parse(String(row?.expiresAt)) - Date.now()) / 86_400_000).toBeCloseTo(7, 2);
    const copy = (await complete(who, upload.id, 'COPY')).data?.completeUpload;
    expect(copy).toMatchObject({ isReadOnly: false, trashedAt: null, version: 1 });
    expect(await textOf(who, copy?.id ?? '')).toBe('mine');
  }
});

test("an editor's copy is the owner's document, and the editor's to edit", async () => {
  const { upload } = await conflicting('shared.odt', bob);
  const copy = (await complete(bob, upload.id, 'COPY')).data?.completeUpload;
  expect(copy).toMatchObject({ role: 'EDITOR', owner: { id: alice.id }, updatedBy: { id: bob.id } });
  expect((await alice.get(DocumentDocument, { id: copy?.id ?? '' })).document.role).toBe('OWNER');
  await bob.save(textFile('more'), { documentId: copy?.id ?? '', baseVersion: 1 });
  expect(await textOf(alice, copy?.id ?? '')).toBe('more');
});

test.each<[string, (documentId: string) => Promise<unknown>, string]>([
  ['a viewer', (documentId) => shareWithBob(documentId, 'VIEWER'), 'Forbidden'],
  ['nobody', async (documentId) => revoke(alice, await shareWithBob(documentId, 'VIEWER')), 'NotFound'],
])('who became %s of a document can neither save to it nor beside it', async (_name, become, errorType) => {
  const { upload } = await conflicting('lost.odt', bob);
  await become(upload.documentId);
  for (const onConflict of ['FAIL', 'COPY'] as const) {
    expect((await complete(bob, upload.id, onConflict)).errors[0]?.errorType).toBe(errorType);
  }
});

test('a createUpload that is repeated after its save became a copy says which document that is', async () => {
  const { id } = await alice.save(textFile('base', 'told.odt'));
  const file = textFile('mine');
  const input = { ...inputOf(file), name: null, documentId: id, baseVersion: 1 };
  const { createUpload } = await alice.get(CreateUploadDocument, { input });
  if (createUpload.put) await send(createUpload.put, file.bytes);
  await alice.save(textFile('theirs'), { documentId: id, baseVersion: 1 });
  const copy = (await complete(alice, createUpload.id, 'COPY')).data?.completeUpload;
  const again = (await alice.get(CreateUploadDocument, { input })).createUpload;
  expect(again).toMatchObject({ documentId: copy?.id, state: 'COMPLETED', put: null });
});
