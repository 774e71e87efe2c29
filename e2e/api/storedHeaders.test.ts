import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { CompleteUploadDocument, CreateUploadDocument } from '#client/generated';
import { useBed } from './testing/bed';
import { everyReading } from './testing/everyReading';
import { LargeFile, partSize, signParts } from './testing/largeFile';
import { usePeople } from './testing/people';
import { inputOf, send, sha256, type File } from './testing/quire';

const bed = useBed();
const { alice } = usePeople(bed, 'alice');

/** 5 kB of gzip that unpack to 5 MB: a server that believed in the encoding would deliver the wrong bytes. */
const archive: File = { name: 'archive.gz', mimeType: 'application/gzip', bytes: gzipSync(Buffer.alloc(5_000_000)) };
const letter: File = { name: 'letter.txt', mimeType: 'text/plain', bytes: Buffer.from('Dear reader') };

async function saveWith(file: File, headers: Record<string, string>) {
  const upload = await alice.upload(file);
  if (!upload.put) throw new Error('The upload has no PUT.');
  const { status } = await send(upload.put, file.bytes, headers);
  return { status, complete: () => alice.get(CompleteUploadDocument, { input: { uploadId: upload.id } }), upload };
}

test.each([
  ['content-encoding', 'gzip', archive],
  ['content-encoding', 'gzip', letter],
  ['content-encoding', 'br', letter],
  ['content-encoding', 'deflate, gzip', archive],
  ['content-encoding', 'zstd', letter],
  ['content-encoding', 'aws-chunked', letter],
  ['content-language', 'tlh', letter],
  ['content-disposition', 'inline; filename=other.html', letter],
  ['cache-control', 'public, max-age=31536000, immutable', letter],
  ['expires', 'Fri, 01 Jan 2100 00:00:00 GMT', letter],
])('a PUT with the header %s: %s reads back byte for byte in every way (E-41)', async (name, value, file) => {
  const { status, complete } = await saveWith(file, { [name]: value });
  expect(status).toBe(200);
  const { completeUpload } = await complete();
  for (const [way, bytes] of await everyReading(bed, alice, completeUpload.id)) {
    expect([way, bytes.length, sha256(bytes)]).toEqual([way, file.bytes.length, completeUpload.sha256]);
  }
});

test('no header of who sent the bytes reaches who reads them (E-41)', async () => {
  const headers = {
    'content-encoding': 'gzip',
    'content-language': 'tlh',
    'content-disposition': 'inline',
    'cache-control': 'public',
    expires: 'Fri, 01 Jan 2100 00:00:00 GMT',
  };
  const { completeUpload } = await (await saveWith(letter, headers)).complete();
  expect(Object.fromEntries((await alice.open(completeUpload.id)).headers)).toMatchObject({
    'content-encoding': 'identity',
    'content-language': 'und',
    'content-type': 'text/plain',
    'content-disposition': 'attachment; filename="letter.txt"',
    'cache-control': 'private, no-store',
    expires: 'Thu, 01 Jan 1970 00:00:00 GMT',
  });
});

test.each([
  'x-amz-meta-note',
  'x-amz-website-redirect-location',
  'x-amz-storage-class',
  'x-amz-tagging',
  'x-amz-acl',
  'x-amz-grant-read',
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-customer-algorithm',
  'x-amz-object-lock-mode',
  'x-amz-object-lock-legal-hold',
  'x-amz-checksum-crc32',
  'x-amz-copy-source',
  'x-amz-content-sha256',
  'x-amz-decoded-content-length',
  'x-amz-trailer',
  'x-amz-write-offset-bytes',
])('a PUT with the header %s is refused, and stores nothing (E-41)', async (name) => {
  const { status, complete, upload } = await saveWith(letter, { [name]: 'x' });
  expect(status).toBe(403);
  await expect(complete()).rejects.toThrow('The file has not arrived yet');
  if (upload.put) expect((await send(upload.put, letter.bytes)).status).toBe(200);
  expect((await complete()).completeUpload.version).toBe(1);
});

test('what a part is sent with is kept of no part (E-41)', async () => {
  const film = new LargeFile(partSize + 5_000_000);
  const input = { ...inputOf({ ...letter, name: 'film.mp4', mimeType: 'video/mp4' }), size: film.size };
  const { createUpload } = await alice.get(CreateUploadDocument, { input: { ...input, sha256: film.sha256 } });
  for (const { partNumber, request } of await signParts(alice, createUpload.id, film, film.numbers())) {
    const headers = { 'content-encoding': 'gzip', 'content-type': 'text/html', 'cache-control': 'public' };
    expect((await send(request, film.part(partNumber), headers)).status).toBe(200);
  }
  const { completeUpload } = await alice.get(CompleteUploadDocument, { input: { uploadId: createUpload.id } });
  for (const [way, bytes] of await everyReading(bed, alice, completeUpload.id)) {
    expect([way, bytes.length, sha256(bytes)]).toEqual([way, film.size, film.sha256]);
  }
});
