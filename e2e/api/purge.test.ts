import { expect, test, vi } from 'vitest';
import {
  CreateDownloadDocument,
  DeleteDocumentDocument,
  DocumentDocument,
  MeDocument,
  RestoreDocumentDocument,
  RestoreVersionDocument,
  TrashDocumentDocument,
} from '#client/generated';
import { openSweeper, useBed } from './testing/bed';
import { openCutLine } from './testing/cut';
import { share } from './testing/giving';
import { usePeople } from './testing/people';
import { allFollowed, textFile } from './testing/quire';

const bed = useBed();
const { alice, bob } = usePeople(bed, 'alice', 'bob');

const day = 86_400;
const usage = async () => (await alice.get(MeDocument, {})).me.usage;
const rowsOf = async (documentId: string) => (await bed.rows.list(`DOC#${documentId}`, '')).map(({ sk }) => sk);
const uploadsOf = async (documentId: string) =>
  [
    ...(await bed.rows.list(`USER#${alice.id}`, 'DONE#')),
    ...(await bed.rows.list(`USER#${alice.id}`, 'UPLOAD#')),
  ].filter((row) => row.documentId === documentId);

/** Two saves and a restored version: three versions of two objects. */
async function savedThrice(): Promise<{ id: string; urls: string[] }> {
  const { id } = await alice.save(textFile('one', 'purged.txt'));
  await alice.save(textFile('two'), { documentId: id, baseVersion: 1 });
  await alice.get(RestoreVersionDocument, { input: { documentId: id, version: 1, baseVersion: 2 } });
  await share(alice, id, 'bob@example.com', 'VIEWER');
  const urls = await Promise.all([1, 2, 3].map((version) => urlOf(id, version)));
  return { id, urls };
}

async function urlOf(documentId: string, version: number): Promise<string> {
  return (await alice.get(CreateDownloadDocument, { input: { documentId, version } })).createDownload.request.url;
}

/** Everything of the document is gone: rows, uploads and bytes; the owner's space is free again. */
async function expectGone({ id, urls }: { id: string; urls: string[] }, before: object): Promise<void> {
  await vi.waitFor(async () => expect(await rowsOf(id)).toEqual([]), 10_000);
  expect(await uploadsOf(id)).toEqual([]);
  await vi.waitFor(async () => {
    const answers = await Promise.all(urls.map((url) => fetch(url)));
    expect(answers.map(({ status }) => status)).toEqual(urls.map(() => 404));
  }, 10_000);
  await vi.waitFor(async () => expect(await usage()).toEqual(before), 10_000);
}

test('a deleted document goes with all its rows and bytes, and its owner has the room again', async () => {
  const before = await usage();
  const document = await savedThrice();
  await alice.get(DeleteDocumentDocument, { id: document.id });
  await expectGone(document, before);
});

test('a document in the trash stays for 30 days, and then goes by itself', async () => {
  const before = await usage();
  const document = await savedThrice();
  await alice.get(TrashDocumentDocument, { id: document.id });
  await bed.sweep(29 * day);
  expect((await alice.get(DocumentDocument, { id: document.id })).document.version).toBe(3);
  await bed.sweep(31 * day);
  expect((await alice.ask(DocumentDocument, { id: document.id })).errors[0]?.errorType).toBe('NotFound');
  await expectGone(document, before);
});

test('a document restored on its last day in the trash stays, with all its bytes', async () => {
  const { id, urls } = await savedThrice();
  await alice.get(TrashDocumentDocument, { id });
  await alice.get(RestoreDocumentDocument, { id });
  await bed.sweep(31 * day);
  expect((await alice.get(DocumentDocument, { id })).document.trashedAt).toBeNull();
  expect(await Promise.all(urls.map(async (url) => (await fetch(url)).text()))).toEqual(['one', 'two', 'one']);
});

test('of a restoring and the last sweep at once, the document is whole or gone', async () => {
  const { id, urls } = await savedThrice();
  await alice.get(TrashDocumentDocument, { id });
  const [restored] = await Promise.all([alice.ask(RestoreDocumentDocument, { id }), bed.sweep(31 * day)]);
  if (restored.data) {
    await bed.sweep(31 * day);
    expect(await Promise.all(urls.map(async (url) => (await fetch(url)).status))).toEqual([200, 200, 200]);
  } else {
    expect(['NotFound', 'Busy']).toContain(restored.errors[0]?.errorType);
    await vi.waitFor(async () => expect(await rowsOf(id)).toEqual([]), 10_000);
  }
});

/** Marks a document as deleted a while ago without any follow-up: the state after a crash right behind the deletion. */
async function markDeleted(documentId: string): Promise<void> {
  const deletedAt = new Date(Date.now() - 60_000).toISOString();
  await bed.rows.set(`DOC#${documentId}`, 'DOC', { deletedAt, due: 'DUE#0', dueAt: deletedAt });
}

test('a purge that is cut off after any of its writes is finished by the next sweep (E-30)', async () => {
  const line = await openCutLine(bed.cloud.endpoints.dynamodb);
  const cut = openSweeper({ ...bed.cloud, endpoints: { ...bed.cloud.endpoints, signedDynamodb: line.endpoint } });
  await allFollowed(bob);
  const before = await usage();
  let cuts = 0;
  for (let isCut = true; isCut; cuts += isCut ? 1 : 0) {
    const document = await savedThrice();
    await allFollowed(bob);
    await markDeleted(document.id);
    line.allow(cuts);
    await cut.run().catch(() => undefined);
    isCut = line.wasCut();
    await bed.sweep();
    await expectGone(document, before);
  }
  expect(cuts).toBeGreaterThanOrEqual(5);
  await cut.close();
  line.close();
});

test('two purges of one document at once give its room back once (E-30)', async () => {
  const before = await usage();
  const document = await savedThrice();
  await allFollowed(bob);
  await markDeleted(document.id);
  await Promise.allSettled([bed.sweep(), bed.sweep()]);
  await bed.sweep();
  await expectGone(document, before);
});
