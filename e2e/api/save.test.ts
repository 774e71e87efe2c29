import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import mime from 'mime';
import { expect, test } from 'vitest';
import { DocumentDocument, DocumentsDocument, MeDocument, UpdateDocumentDocument } from '#client/generated';
import { useBed } from './testing/bed';
import { usePeople } from './testing/people';
import { sha256, textFile, type File } from './testing/quire';

const samples = join(import.meta.dirname, '../samples');
const sampleFiles = readdirSync(samples).map((name): File => {
  return { name, mimeType: mime.getType(name) ?? 'application/octet-stream', bytes: readFileSync(join(samples, name)) };
});
const files: File[] = [
  ...sampleFiles,
  { name: 'empty.txt', mimeType: 'text/plain', bytes: new Uint8Array() },
  { name: 'largest.bin', mimeType: 'application/octet-stream', bytes: randomBytes(2 ** 24) },
];

const bed = useBed();
const { alice } = usePeople(bed, 'alice');

test('the account is there as soon as somebody is signed in', async () => {
  const { me } = await alice.get(MeDocument, {});
  expect(me).toMatchObject({ id: alice.id, email: 'alice@example.com', name: 'alice' });
});

test.each(files.map((file) => [file.name, file] as const))('%s comes down as it went up', async (_name, file) => {
  const saved = await alice.save(file);
  expect(saved).toMatchObject({
    name: file.name,
    mimeType: file.mimeType,
    size: file.bytes.length,
    sha256: sha256(file.bytes),
    isSha256Verified: true,
    version: 1,
    revision: 1,
    isReadOnly: false,
    role: 'OWNER',
    trashedAt: null,
    owner: { id: alice.id, email: 'alice@example.com', name: 'alice' },
    updatedBy: { id: alice.id, name: 'alice' },
  });
  const { bytes, headers } = await alice.open(saved.id);
  expect(sha256(bytes)).toBe(sha256(file.bytes));
  expect(headers.get('content-type')).toBe(file.mimeType);
  expect(headers.get('content-disposition')).toBe(`attachment; filename="${file.name}"`);
});

test.each([
  ['two words.txt', `attachment; filename="two words.txt"`],
  ['報告書 100%.txt', `attachment; filename="___ 100_.txt"; filename*=UTF-8''%E5%A0%B1%E5%91%8A%E6%9B%B8%20100%25.txt`],
  ['..hidden\\CON', `attachment; filename="..hidden_CON"`],
])('%s keeps its name when it is saved to disk (E-20)', async (name, disposition) => {
  const saved = await alice.save(textFile('x', name));
  const { headers } = await alice.open(saved.id);
  expect(headers.get('content-disposition')).toBe(disposition);
});

test('a second save makes version 2 and leaves name and creation as they were', async () => {
  const first = await alice.save(textFile('one', 'twice.txt'));
  const second = await alice.save(textFile('two'), { documentId: first.id, baseVersion: 1 });
  expect(second).toMatchObject({
    id: first.id,
    name: 'twice.txt',
    version: 2,
    revision: 2,
    createdAt: first.createdAt,
  });
  expect(new TextDecoder().decode((await alice.open(first.id)).bytes)).toBe('two');
  expect((await alice.get(DocumentDocument, { id: first.id })).document).toEqual(second);
});

test('saving the bytes that are there already makes no new version', async () => {
  const first = await alice.save(textFile('same', 'same.txt'));
  const again = await alice.save(textFile('same'), { documentId: first.id, baseVersion: 1 });
  expect(again).toEqual(first);
});

test('a rename changes the name only, and is a change that others will see', async () => {
  const saved = await alice.save(textFile('x', 'before.txt'));
  const { updateDocument } = await alice.get(UpdateDocumentDocument, { input: { id: saved.id, name: 'after.txt' } });
  expect(updateDocument).toMatchObject({ id: saved.id, name: 'after.txt', version: 1, revision: 2 });
  expect((await alice.open(saved.id)).headers.get('content-disposition')).toContain('after.txt');
});

test('a name is one name, however its letters are composed', async () => {
  const saved = await alice.save(textFile('x', 'e\u0301te\u0301.txt'));
  expect(saved.name).toBe('\u00e9t\u00e9.txt');
});

test('the list shows the newest change first, page by page, each document once', async () => {
  const bob = await bed.person('bob@example.com');
  const names = ['1.txt', '2.txt', '3.txt', '4.txt', '5.txt'];
  const saved = [];
  for (const name of names) saved.push(await bob.save(textFile(name, name)));
  await bob.get(UpdateDocumentDocument, { input: { id: saved[1]?.id ?? '', name: '2 changed.txt' } });
  const listed: string[] = [];
  let nextToken: string | null = null;
  do {
    const { documents }: { documents: { items: { name: string }[]; nextToken: string | null } } = await bob.get(
      DocumentsDocument,
      { limit: 2, nextToken },
    );
    listed.push(...documents.items.map(({ name }) => name));
    nextToken = documents.nextToken;
  } while (nextToken);
  expect(listed).toEqual(['2 changed.txt', '5.txt', '4.txt', '3.txt', '1.txt']);
});
