import { expect, test } from 'vitest';
import {
  CompleteUploadDocument,
  CreateDownloadDocument,
  CreateUploadDocument,
  DeleteDocumentDocument,
  DocumentDocument,
  DocumentsDocument,
  RestoreDocumentDocument,
  RestoreVersionDocument,
  TrashDocumentDocument,
  UpdateDocumentDocument,
  VersionsDocument,
} from '#client/generated';
import { useBed } from './testing/bed';
import { share } from './testing/giving';
import { usePeople } from './testing/people';
import { inputOf, textFile, type Answer, type Person } from './testing/quire';

const bed = useBed();
const { alice, bob } = usePeople(bed, 'alice', 'bob');

const trash = (id: string, by = alice) => by.ask(TrashDocumentDocument, { id });
const restore = (id: string, by = alice) => by.ask(RestoreDocumentDocument, { id });
const remove = (id: string, by = alice) => by.ask(DeleteDocumentDocument, { id });
const find = (id: string, by = alice) => by.ask(DocumentDocument, { id });
const typeOf = ({ errors }: Answer<unknown>) => errors[0]?.errorType ?? 'done';

const listed = async (view: 'OWNED' | 'TRASH') =>
  (await alice.get(DocumentsDocument, { view, limit: 100 })).documents.items.map(({ id }) => id);

const changesOf = async (documentId: string) =>
  (await bed.rows.list(`DOC#${documentId}`, 'CHANGE#')).map(({ kind }) => kind);

test('a document in the trash is in that list only, and comes back whole', async () => {
  const { id } = await alice.save(textFile('kept', 'plan.txt'));
  const trashed = (await trash(id)).data?.trashDocument;
  expect(trashed).toMatchObject({ id, version: 1, revision: 2, trashedAt: trashed?.updatedAt });
  await expect.poll(() => listed('TRASH')).toContain(id);
  expect(await listed('OWNED')).not.toContain(id);
  const restored = (await restore(id)).data?.restoreDocument;
  expect(restored).toMatchObject({ id, version: 1, revision: 3, trashedAt: null });
  expect((await find(id)).data?.document).toEqual(restored);
  await expect.poll(() => listed('OWNED')).toContain(id);
  expect(await listed('TRASH')).not.toContain(id);
  expect(new TextDecoder().decode((await alice.open(id)).bytes)).toBe('kept');
  expect(await changesOf(id)).toEqual(['CREATED', 'TRASHED', 'RESTORED']);
});

test('trashing twice and restoring twice answer alike, and are one change each', async () => {
  const { id } = await alice.save(textFile('x', 'twice.txt'));
  const trashed = await trash(id);
  expect(await trash(id)).toEqual(trashed);
  const restored = await restore(id);
  expect(await restore(id)).toEqual(restored);
  expect(await changesOf(id)).toEqual(['CREATED', 'TRASHED', 'RESTORED']);
});

test('ten trashings at once are one change, and none fails', async () => {
  const { id } = await alice.save(textFile('x', 'ten.txt'));
  const answers = await Promise.all(Array.from({ length: 10 }, () => trash(id)));
  expect(answers.map(typeOf)).toEqual(Array(10).fill('done'));
  expect(await changesOf(id)).toEqual(['CREATED', 'TRASHED']);
});

test('in the trash a document can be seen and fetched by its owner, and nothing of it changes', async () => {
  const { id } = await alice.save(textFile('one', 'still.txt'));
  await alice.save(textFile('two'), { documentId: id, baseVersion: 1 });
  const upload = await alice.uploadAndPut(textFile('three'), { documentId: id, baseVersion: 2 });
  const trashed = (await trash(id)).data?.trashDocument;
  const refusals = [
    await alice.ask(UpdateDocumentDocument, { input: { id, name: 'other.txt' } }),
    await alice.ask(UpdateDocumentDocument, { input: { id, isReadOnly: true } }),
    await alice.ask(RestoreVersionDocument, { input: { documentId: id, version: 1, baseVersion: 2 } }),
    await alice.ask(CreateUploadDocument, {
      input: { ...inputOf(textFile('four')), name: null, documentId: id, baseVersion: 2 },
    }),
    await alice.ask(CompleteUploadDocument, { input: { uploadId: upload.id } }),
  ];
  expect(refusals.map(typeOf)).toEqual(Array(5).fill('Conflict'));
  expect(refusals[0]?.errors[0]?.message).toContain('trash');
  expect((await find(id)).data?.document).toEqual(trashed);
  expect((await alice.get(VersionsDocument, { documentId: id })).versions.items).toHaveLength(2);
  expect(await Promise.all([1, 2].map((version) => download(id, version)))).toEqual(['one', 'two']);
});

async function download(documentId: string, version: number): Promise<string> {
  const { createDownload } = await alice.get(CreateDownloadDocument, { input: { documentId, version } });
  return (await fetch(createDownload.request.url)).text();
}

type Move = (id: string, by?: Person) => Promise<Answer<unknown>>;

test.each<[string, Move]>([
  ['trashing', trash],
  ['restoring', restore],
  ['deleting', remove],
])('%s is the owner’s alone: a manager is told so, a stranger learns nothing', async (_name, move) => {
  const { id } = await alice.save(textFile('x', 'mine.txt'));
  expect(await move(id, bob)).toEqual(await move('01ARZ3NDEKTSV4RRFFQ69G5FAV', bob));
  expect(typeOf(await move(id, bob))).toBe('NotFound');
  await share(alice, id, 'bob@example.com', 'MANAGER');
  expect(typeOf(await move(id, bob))).toBe('Forbidden');
  expect((await find(id)).data?.document).toMatchObject({ revision: 2, trashedAt: null });
});

test('whom a document was shared with does not see it in the trash, and sees it again after', async () => {
  const { id } = await alice.save(textFile('x', 'ours.txt'));
  await share(alice, id, 'bob@example.com', 'EDITOR');
  await trash(id);
  expect([typeOf(await find(id, bob)), typeOf(await restore(id, bob))]).toEqual(['NotFound', 'NotFound']);
  await restore(id);
  expect((await find(id, bob)).data?.document.role).toBe('EDITOR');
});

test.each([
  ['from the trash', true],
  ['without the trash', false],
])('a document deleted %s is gone for everybody, for good', async (_name, isTrashed) => {
  const { id } = await alice.save(textFile('x', 'gone.txt'));
  await share(alice, id, 'bob@example.com', 'EDITOR');
  if (isTrashed) await trash(id);
  expect((await remove(id)).data?.deleteDocument).toBe(id);
  const asked = [
    await find(id),
    await find(id, bob),
    await trash(id),
    await restore(id),
    await remove(id),
    await alice.ask(VersionsDocument, { documentId: id }),
    await alice.ask(CreateDownloadDocument, { input: { documentId: id } }),
    await alice.ask(UpdateDocumentDocument, { input: { id, name: 'other.txt' } }),
  ];
  expect(asked.map(typeOf)).toEqual(Array(8).fill('NotFound'));
  await expect.poll(async () => [...(await listed('OWNED')), ...(await listed('TRASH'))]).not.toContain(id);
});

test('a read-only document can be put in the trash, taken out of it, and deleted', async () => {
  const { id } = await alice.save(textFile('x', 'sealed.txt'));
  await alice.get(UpdateDocumentDocument, { input: { id, isReadOnly: true } });
  expect([await trash(id), await restore(id), await remove(id)].map(typeOf)).toEqual(['done', 'done', 'done']);
});

test('of a save and a trashing at once none is lost, and the document is in the trash in the end', async () => {
  const { id } = await alice.save(textFile('base', 'raced.txt'));
  const upload = await alice.uploadAndPut(textFile('next'), { documentId: id, baseVersion: 1 });
  const [saved, trashed] = await Promise.all([
    alice.ask(CompleteUploadDocument, { input: { uploadId: upload.id } }),
    trash(id),
  ]);
  expect(['done', 'Conflict']).toContain(typeOf(saved));
  expect(['done', 'Busy']).toContain(typeOf(trashed));
  const last = (await trash(id)).data?.trashDocument;
  expect(last?.version).toBe(typeOf(saved) === 'done' ? 2 : 1);
  expect(await changesOf(id)).toHaveLength(last?.revision ?? 0);
});

test('of a deletion and a restoring at once, what was deleted stays deleted', async () => {
  const { id } = await alice.save(textFile('x', 'lost.txt'));
  await trash(id);
  const [removed, restored] = await Promise.all([remove(id), restore(id)]);
  expect(['done', 'Busy']).toContain(typeOf(removed));
  expect(['done', 'NotFound', 'Busy']).toContain(typeOf(restored));
  expect(typeOf(await find(id))).toBe(typeOf(removed) === 'done' ? 'NotFound' : 'done');
});

test('a list is not continued with the other one’s token', async () => {
  for (const name of ['a.txt', 'b.txt']) await alice.save(textFile('x', name));
  await expect.poll(async () => (await listed('OWNED')).length).toBeGreaterThan(1);
  const { nextToken } = (await alice.get(DocumentsDocument, { view: 'OWNED', limit: 1 })).documents;
  const { errors } = await alice.ask(DocumentsDocument, { view: 'TRASH', limit: 1, nextToken });
  expect(errors[0]?.errorType).toBe('Invalid');
});
