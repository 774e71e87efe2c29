import { randomUUID } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import {
  CompleteUploadDocument,
  CreateUploadDocument,
  DocumentDocument,
  UpdateDocumentDocument,
} from '#client/generated';
import { useBed } from './testing/bed';
import { usePeople } from './testing/people';
import { inputOf, send, textFile } from './testing/quire';

const bed = useBed();
const { alice } = usePeople(bed, 'alice');

afterEach(() => vi.useRealTimers());

const times = <T>(count: number, make: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_value, index) => make(index)));
const complete = (uploadId: string, baseVersion?: number) =>
  alice.ask(CompleteUploadDocument, { input: { uploadId, baseVersion } });

test('createUpload twice with one clientRequestId is one upload', async () => {
  const input = inputOf(textFile('once', 'once.txt'));
  const first = (await alice.get(CreateUploadDocument, { input })).createUpload;
  const second = (await alice.get(CreateUploadDocument, { input })).createUpload;
  expect([second.id, second.documentId, second.state]).toEqual([first.id, first.documentId, 'OPEN']);
});

test('ten createUploads at once with one clientRequestId are one upload', async () => {
  const input = inputOf(textFile('at once', 'at once.txt'));
  const uploads = await times(10, async () => (await alice.get(CreateUploadDocument, { input })).createUpload);
  expect(new Set(uploads.map(({ documentId }) => documentId)).size).toBe(1);
});

test('one clientRequestId for two files is a conflict, not the wrong file', async () => {
  const input = inputOf(textFile('one', 'one.txt'));
  await alice.get(CreateUploadDocument, { input });
  const other = { ...inputOf(textFile('two', 'two.txt')), clientRequestId: input.clientRequestId };
  const { errors } = await alice.ask(CreateUploadDocument, { input: other });
  expect(errors[0]?.errorType).toBe('Conflict');
});

test('one clientRequestId of two people is two uploads', async () => {
  const bob = await bed.person('bob@example.com');
  const input = { ...inputOf(textFile('x', 'x.txt')), clientRequestId: randomUUID() };
  const mine = (await alice.get(CreateUploadDocument, { input })).createUpload;
  const theirs = (await bob.get(CreateUploadDocument, { input })).createUpload;
  expect(theirs.documentId).not.toBe(mine.documentId);
});

test('completing twice gives the same answer, later saves or not', async () => {
  const upload = await alice.uploadAndPut(textFile('one', 'again.txt'));
  const first = await complete(upload.id);
  expect(await complete(upload.id)).toEqual(first);
  await alice.save(textFile('two'), { documentId: upload.documentId, baseVersion: 1 });
  // A writer that is told "version 2" would believe those are its own bytes, and overwrite the other's with its next
  // save.
  expect(await complete(upload.id)).toEqual(first);
});

test('completing twice gives the same answer, renamed in between or not', async () => {
  const upload = await alice.uploadAndPut(textFile('one', 'then.txt'));
  const first = await complete(upload.id);
  await alice.get(UpdateDocumentDocument, { input: { id: upload.documentId, name: 'now.txt' } });
  expect(await complete(upload.id)).toEqual(first);
});

test('completing ten times at once makes one document of one version', async () => {
  const upload = await alice.uploadAndPut(textFile('one', 'ten.txt'));
  const answers = await times(10, () => complete(upload.id));
  const saved = answers.flatMap(({ data }) => data?.completeUpload ?? []);
  expect(new Set(saved.map(({ version }) => version))).toEqual(new Set([1]));
  expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
});

test('a createUpload that is repeated after the save says so, and asks for no bytes', async () => {
  const file = textFile('x', 'done.txt');
  const input = inputOf(file);
  const { createUpload } = await alice.get(CreateUploadDocument, { input });
  if (createUpload.put) await send(createUpload.put, file.bytes);
  await complete(createUpload.id);
  const again = (await alice.get(CreateUploadDocument, { input })).createUpload;
  expect(again).toMatchObject({ id: createUpload.id, state: 'COMPLETED', put: null });
});

test('of twenty saves on one base one wins, and every other is told whose version came first', async () => {
  const { id } = await alice.save(textFile('base', 'contested.txt'));
  const base = { documentId: id, baseVersion: 1 };
  const uploads = await times(20, (index) => alice.uploadAndPut(textFile(`save ${index}`), base));
  const answers = await Promise.all(uploads.map((upload) => complete(upload.id)));
  const won = answers.filter(({ errors }) => errors.length === 0);
  const lost = answers.flatMap(({ errors }) => errors);
  expect(won).toHaveLength(1);
  expect(new Set(lost.map(({ errorType }) => errorType))).toEqual(new Set(['VersionConflict']));
  expect(lost[0]?.errorInfo).toMatchObject({ version: 2, updatedBy: { id: alice.id, name: 'alice' } });
  expect(uploads.map((upload) => upload.id)).toContain(lost[0]?.errorInfo?.uploadId);
});

test('bytes that lost a race stay for 7 days, and not longer', async () => {
  const { id } = await alice.save(textFile('base', 'kept.txt'));
  const file = textFile('mine');
  const input = { ...inputOf(file), name: null, documentId: id, baseVersion: 1 };
  const { createUpload } = await alice.get(CreateUploadDocument, { input });
  if (createUpload.put) await send(createUpload.put, file.bytes);
  await alice.save(textFile('theirs'), { documentId: id, baseVersion: 1 });
  expect((await complete(createUpload.id)).errors[0]?.errorType).toBe('VersionConflict');
  const { expiresAt } = (await alice.get(CreateUploadDocument, { input })).createUpload;
  expect((Date.parse(expiresAt) - Date.now()) / 86_400_000).toBeCloseTo(7, 2);
  // Moves only Date: the cloud's sockets and timers go on.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(expiresAt) + 1000 });
  const later = await bed.person('alice@example.com');
  const { errors } = await later.ask(CompleteUploadDocument, { input: { uploadId: createUpload.id, baseVersion: 2 } });
  expect(errors[0]?.errorType).toBe('Expired');
});

test('who lost a race saves on top of the winner, knowingly', async () => {
  const { id } = await alice.save(textFile('base', 'overwritten.txt'));
  const base = { documentId: id, baseVersion: 1 };
  const mine = await alice.uploadAndPut(textFile('mine'), base);
  await alice.save(textFile('theirs'), base);
  expect((await complete(mine.id)).errors[0]?.errorType).toBe('VersionConflict');
  expect((await complete(mine.id, 2)).data?.completeUpload?.version).toBe(3);
  expect(new TextDecoder().decode((await alice.open(id)).bytes)).toBe('mine');
});

test.each([
  ['a version to come', 2, 'Invalid'],
  ['version 0', 0, 'Invalid'],
  ['a negative version', -1, 'Invalid'],
])('a save cannot be based on %s', async (_name, baseVersion, errorType) => {
  const { id } = await alice.save(textFile('base', 'base.txt'));
  const input = { ...inputOf(textFile('next')), name: null, documentId: id, baseVersion };
  const { errors } = await alice.ask(CreateUploadDocument, { input });
  expect(errors[0]?.errorType).toBe(errorType);
});

test('a rename between createUpload and completeUpload neither loses the save nor is lost', async () => {
  const { id } = await alice.save(textFile('base', 'old.txt'));
  const upload = await alice.uploadAndPut(textFile('next'), { documentId: id, baseVersion: 1 });
  await alice.get(UpdateDocumentDocument, { input: { id, name: 'new.txt' } });
  expect((await complete(upload.id)).errors).toEqual([]);
  const { document } = await alice.get(DocumentDocument, { id });
  expect(document).toMatchObject({ name: 'new.txt', version: 2, revision: 3 });
});
