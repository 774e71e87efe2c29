import { expect, test } from 'vitest';
import {
  CreateDownloadDocument,
  DocumentDocument,
  RestoreVersionDocument,
  UpdateDocumentDocument,
  VersionsDocument,
} from '#client/generated';
import { useBed } from './testing/bed';
import { usePeople } from './testing/people';
import { sha256, textFile } from './testing/quire';

const bed = useBed();
const { alice } = usePeople(bed, 'alice');

/** A document with one version for each text, in that order. */
async function savedAs(...texts: string[]): Promise<string> {
  const [first = '', ...others] = texts;
  const { id } = await alice.save(textFile(first, 'draft.txt'));
  for (const [index, text] of others.entries()) {
    await alice.save(textFile(text), { documentId: id, baseVersion: index + 1 });
  }
  return id;
}

async function textOf(documentId: string, version?: number): Promise<string> {
  const { createDownload } = await alice.get(CreateDownloadDocument, { input: { documentId, version } });
  const response = await fetch(createDownload.request.url);
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([bytes.length, sha256(bytes)]).toEqual([createDownload.size, createDownload.sha256]);
  return new TextDecoder().decode(bytes);
}

const restore = (documentId: string, version: number, baseVersion: number) =>
  alice.ask(RestoreVersionDocument, { input: { documentId, version, baseVersion } });
const versionsOf = async (documentId: string) => (await alice.get(VersionsDocument, { documentId })).versions.items;

test('every save stays, newest first, with its own bytes and the name it had', async () => {
  const id = await savedAs('one', 'two', 'three');
  await alice.get(UpdateDocumentDocument, { input: { id, name: 'final.txt' } });
  await alice.save(textFile('four'), { documentId: id, baseVersion: 3 });
  const versions = await versionsOf(id);
  expect(versions.map(({ version, name }) => [version, name])).toEqual([
    [4, 'final.txt'],
    [3, 'draft.txt'],
    [2, 'draft.txt'],
    [1, 'draft.txt'],
  ]);
  expect(await Promise.all([1, 2, 3, 4].map((version) => textOf(id, version)))).toEqual([
    'one',
    'two',
    'three',
    'four',
  ]);
  expect(await textOf(id)).toBe('four');
});

test('the list of versions comes in pages, each version once', async () => {
  const id = await savedAs('1', '2', '3', '4', '5');
  const first = (await alice.get(VersionsDocument, { documentId: id, limit: 3 })).versions;
  const { nextToken } = first;
  const rest = (await alice.get(VersionsDocument, { documentId: id, limit: 3, nextToken })).versions;
  expect([...first.items, ...rest.items].map(({ version }) => version)).toEqual([5, 4, 3, 2, 1]);
  expect(rest.nextToken).toBeNull();
});

test('a restored version is the newest, with its old bytes, and nothing is lost of those between', async () => {
  const id = await savedAs('one', 'two', 'three');
  const restored = (await restore(id, 1, 3)).data?.restoreVersion;
  expect(restored).toMatchObject({ version: 4, revision: 4, sha256: sha256(new TextEncoder().encode('one')) });
  expect(await Promise.all([1, 2, 3, 4].map((version) => textOf(id, version)))).toEqual(['one', 'two', 'three', 'one']);
  expect((await versionsOf(id)).map(({ restoredFrom }) => restoredFrom)).toEqual([1, null, null, null]);
});

test('a restore conflicts like any save', async () => {
  const id = await savedAs('one', 'two');
  await alice.save(textFile('three'), { documentId: id, baseVersion: 2 });
  const { errors } = await restore(id, 1, 2);
  expect(errors[0]).toMatchObject({
    errorType: 'VersionConflict',
    errorInfo: { version: 3, updatedBy: { id: alice.id } },
  });
  expect(await textOf(id)).toBe('three');
});

test('of ten restores at once on one base one wins, and none makes a version twice (E-30)', async () => {
  const id = await savedAs('one', 'two', 'three');
  const answers = await Promise.all(Array.from({ length: 10 }, () => restore(id, 1, 3)));
  const won = answers.flatMap(({ data }) => data?.restoreVersion ?? []);
  expect(new Set(won.map(({ version }) => version))).toEqual(new Set([4]));
  expect((await versionsOf(id)).map(({ version }) => version)).toEqual([4, 3, 2, 1]);
});

test('restoring what is the newest already changes nothing', async () => {
  const id = await savedAs('one', 'two');
  const { document } = await alice.get(DocumentDocument, { id });
  expect((await restore(id, 2, 2)).data?.restoreVersion).toEqual(document);
});

test.each<[string, number, number, string]>([
  ['a version that never was', 9, 2, 'NotFound'],
  ['version 0', 0, 2, 'NotFound'],
  ['a base to come', 1, 9, 'Invalid'],
  ['base 0', 1, 0, 'Invalid'],
  ['a negative base', 1, -1, 'Invalid'],
])('restoring with %s is refused and changes nothing', async (_name, version, baseVersion, errorType) => {
  const id = await savedAs('one', 'two');
  expect((await restore(id, version, baseVersion)).errors[0]?.errorType).toBe(errorType);
  expect(await textOf(id)).toBe('two');
});

test("a stranger learns nothing of anybody's versions (E-27)", async () => {
  const id = await savedAs('one', 'two');
  const mallory = await bed.person('mallory@example.com');
  const missing = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
  const questions = [
    (documentId: string) => mallory.ask(VersionsDocument, { documentId }),
    (documentId: string) => mallory.ask(RestoreVersionDocument, { input: { documentId, version: 1, baseVersion: 2 } }),
    (documentId: string) => mallory.ask(CreateDownloadDocument, { input: { documentId, version: 1 } }),
  ];
  for (const question of questions) {
    const theirs = await question(id);
    expect(theirs).toEqual(await question(missing));
    expect(theirs.errors[0]?.errorType).toBe('NotFound');
  }
});
