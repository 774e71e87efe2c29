import { expect, test } from 'vitest';
import {
  CompleteUploadDocument,
  CreateUploadDocument,
  DocumentDocument,
  RestoreVersionDocument,
  UpdateDocumentDocument,
} from '#client/generated';
import { useBed } from './testing/bed';
import { usePeople } from './testing/people';
import { inputOf, send, textFile } from './testing/quire';

const bed = useBed();
const { alice } = usePeople(bed, 'alice');

const update = (id: string, change: { name?: string; isReadOnly?: boolean }) =>
  alice.ask(UpdateDocumentDocument, { input: { id, ...change } });

test('a document made read-only keeps its bytes and its name for good, and can still be fetched', async () => {
  const { id } = await alice.save(textFile('final', 'contract.txt'));
  const locked = (await update(id, { isReadOnly: true })).data?.updateDocument;
  expect(locked).toMatchObject({ isReadOnly: true, version: 1, revision: 2 });
  const upload = { ...inputOf(textFile('forged')), name: null, documentId: id, baseVersion: 1 };
  const refusals = [
    await update(id, { name: 'other.txt' }),
    await update(id, { name: 'other.txt', isReadOnly: true }),
    await alice.ask(CreateUploadDocument, { input: upload }),
    await alice.ask(RestoreVersionDocument, { input: { documentId: id, version: 1, baseVersion: 1 } }),
  ];
  expect(refusals.map(({ errors }) => errors[0]?.errorType)).toEqual(Array(4).fill('ReadOnlyDocument'));
  expect(new TextDecoder().decode((await alice.open(id)).bytes)).toBe('final');
  expect((await alice.get(DocumentDocument, { id })).document).toEqual(locked);
});

test('read-only is for good, and saying so twice changes nothing', async () => {
  const { id } = await alice.save(textFile('x', 'x.txt'));
  const locked = (await update(id, { isReadOnly: true })).data?.updateDocument;
  expect((await update(id, { isReadOnly: true })).data?.updateDocument).toEqual(locked);
  expect((await update(id, { isReadOnly: false })).errors[0]).toMatchObject({
    errorType: 'Invalid',
    errorInfo: { field: 'isReadOnly' },
  });
});

test('a document can be renamed and made read-only in one change', async () => {
  const { id } = await alice.save(textFile('x', 'draft.txt'));
  const changed = (await update(id, { name: 'final.txt', isReadOnly: true })).data?.updateDocument;
  expect(changed).toMatchObject({ name: 'final.txt', isReadOnly: true, revision: 2 });
});

test('a document can be read-only from its first save on, and its upload can be repeated', async () => {
  const file = textFile('x', 'archived.txt');
  const input = { ...inputOf(file), isReadOnly: true };
  const { createUpload } = await alice.get(CreateUploadDocument, { input });
  expect((await alice.get(CreateUploadDocument, { input })).createUpload.id).toBe(createUpload.id);
  if (createUpload.put) await send(createUpload.put, file.bytes);
  const complete = () => alice.get(CompleteUploadDocument, { input: { uploadId: createUpload.id } });
  const first = await complete();
  expect(first.completeUpload.isReadOnly).toBe(true);
  expect(await complete()).toEqual(first);
});

test('a new version cannot make its document read-only by the way', async () => {
  const { id } = await alice.save(textFile('x', 'x.txt'));
  const input = { ...inputOf(textFile('y')), name: null, documentId: id, baseVersion: 1, isReadOnly: true };
  const { errors } = await alice.ask(CreateUploadDocument, { input });
  expect(errors[0]).toMatchObject({ errorType: 'Invalid', errorInfo: { field: 'isReadOnly' } });
});

test('a save under way when its document becomes read-only is refused', async () => {
  const { id } = await alice.save(textFile('x', 'x.txt'));
  const upload = await alice.uploadAndPut(textFile('y'), { documentId: id, baseVersion: 1 });
  await update(id, { isReadOnly: true });
  const { errors } = await alice.ask(CompleteUploadDocument, { input: { uploadId: upload.id } });
  expect(errors[0]?.errorType).toBe('ReadOnlyDocument');
});
