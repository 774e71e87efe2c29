import { expect, test } from 'vitest';
import { CompleteUploadDocument, DocumentDocument, UpdateDocumentDocument } from '#client/generated';
import { useBed } from './testing/bed';
import { usePeople } from './testing/people';
import type { File } from './testing/quire';

const bed = useBed();
const { alice } = usePeople(bed, 'alice');

const complete = async (uploadId: string) =>
  (await alice.get(CompleteUploadDocument, { input: { uploadId } })).completeUpload;
const unknown = 'application/octet-stream';
const file = (name: string, mimeType: string, bytes: string): File => ({
  name,
  mimeType,
  bytes: new Uint8Array(Buffer.from(bytes, 'latin1')),
});

test.each([
  ['a picture', file('a.png', 'image/png', '\x89PNG\r\n\x1a\n'), 'image/png'],
  ['a page dressed as a picture', file('a.png', 'image/png', '<html><script>'), unknown],
  ['a program dressed as a text', file('a.odt', 'application/vnd.oasis.opendocument.text', 'MZ\x90'), unknown],
  ['an empty picture', file('a.png', 'image/png', ''), unknown],
  ['a file of no known kind', file('a.xyz', 'application/x-xyz', 'x'), unknown],
])('%s is stored and offered as what it is, under its own name (E-16)', async (_what, given, expected) => {
  const saved = await alice.save(given);
  expect(saved).toMatchObject({ name: given.name, mimeType: expected });
  const { bytes, headers } = await alice.open(saved.id);
  expect([...bytes]).toEqual([...given.bytes]);
  expect(headers.get('content-type')).toBe(expected);
  expect(headers.get('content-disposition')).toMatch(/^attachment; /);
});

test('a save that is repeated tells the type that was stored, not the one that was declared (E-16)', async () => {
  const upload = await alice.uploadAndPut(file('a.png', 'image/png', '<html>'));
  expect(await complete(upload.id)).toMatchObject({ mimeType: unknown });
  expect(await complete(upload.id)).toMatchObject({ mimeType: unknown });
});

test('another ending in the name changes no type; the next save is judged by the name of that time', async () => {
  const png = file('a.png', 'image/png', '\x89PNG\r\n\x1a\n');
  const { id } = await alice.save(png);
  await alice.get(UpdateDocumentDocument, { input: { id, name: 'a.jpg' } });
  expect((await alice.get(DocumentDocument, { id })).document.mimeType).toBe('image/png');
  const longer = file('a.png', 'image/png', '\x89PNG\r\n\x1a\n...');
  expect((await alice.save(longer, { documentId: id, baseVersion: 1 })).mimeType).toBe(unknown);
});
