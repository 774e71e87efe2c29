import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  UploadPartCommand,
  type CompletedPart,
  type CompleteMultipartUploadCommandInput,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, expect, test, vi } from 'vitest';
import { codeOf, outcomeOf, runS3, sha256 } from './testing/s3';

const s3 = await runS3();
afterAll(() => s3.close());

// Sends checksums only where the test declares them, as the service's client does.
const client = s3.client({ requestChecksumCalculation: 'WHEN_REQUIRED' });
const Bucket = 'plain';
const large = Buffer.alloc(5 * 2 ** 20, 'large');
const small = Buffer.from('small');

type Begun = { Key: string; UploadId: string | undefined };

let keys = 0;

async function begin(ChecksumAlgorithm?: 'SHA256'): Promise<Begun> {
  const Key = `upload/${++keys}`;
  const command = new CreateMultipartUploadCommand({ Bucket, Key, ChecksumAlgorithm, ContentType: 'text/plain' });
  return { Key, UploadId: (await client.send(command)).UploadId };
}

async function send(upload: Begun, PartNumber: number, Body: Buffer, ChecksumSHA256?: string): Promise<CompletedPart> {
  const command = new UploadPartCommand({ Bucket, ...upload, PartNumber, Body, ChecksumSHA256 });
  const { ETag } = await client.send(command);
  return { PartNumber, ETag, ChecksumSHA256 };
}

function complete(upload: Begun, Parts: CompletedPart[], more: Partial<CompleteMultipartUploadCommandInput> = {}) {
  return client.send(new CompleteMultipartUploadCommand({ Bucket, ...upload, MultipartUpload: { Parts }, ...more }));
}

const abort = (upload: Begun) => client.send(new AbortMultipartUploadCommand({ Bucket, ...upload }));
const partsOf = (upload: Begun, more = {}) => client.send(new ListPartsCommand({ Bucket, ...upload, ...more }));

async function textOf({ Key }: Begun, Range?: string): Promise<string | undefined> {
  return (await client.send(new GetObjectCommand({ Bucket, Key, Range }))).Body?.transformToString();
}

test('what lists parts and uploads says whose they are', async () => {
  const upload = await begin();
  await send(upload, 2, small);
  expect(await partsOf(upload, { PartNumberMarker: '1' })).toMatchObject({
    Bucket,
    ...upload,
    PartNumberMarker: '1',
    IsTruncated: false,
  });
  const uploads = await client.send(new ListMultipartUploadsCommand({ Bucket }));
  expect(uploads).toMatchObject({ Bucket, Uploads: [upload] });
  await abort(upload);
});

test('parts make one object, whose checksum is that of its parts', async () => {
  const upload = await begin('SHA256');
  // Out of order, and part 2 twice: the last upload of a number counts.
  await send(upload, 2, Buffer.from('wrong'), sha256('wrong'));
  const last = await send(upload, 2, small, sha256(small));
  const parts = [await send(upload, 1, large, sha256(large)), last];
  const { ETag } = await complete(upload, parts);
  expect(ETag).toMatch(/^"[0-9a-f]{32}-2"$/);

  const composite = sha256(Buffer.concat([large, small].map((each) => Buffer.from(sha256(each), 'base64'))));
  const head = await client.send(new HeadObjectCommand({ Bucket, Key: upload.Key, ChecksumMode: 'ENABLED' }));
  expect(head).toMatchObject({
    ContentType: 'text/plain',
    ContentLength: large.length + small.length,
    ChecksumSHA256: `${composite}-2`,
    ChecksumType: 'COMPOSITE',
  });
  expect(await textOf(upload)).toBe(`${large.toString()}small`);
  expect(await textOf(upload, `bytes=${large.length - 2}-${large.length + 1}`)).toBe(`${large.toString().slice(-2)}sm`);
});

test('an upload resumes after a restart from the parts that are there', async () => {
  const upload = await begin();
  const first = await send(upload, 1, large);
  await s3.restart();
  expect((await partsOf(upload)).Parts).toMatchObject([{ PartNumber: 1, ETag: first.ETag, Size: large.length }]);
  await complete(upload, [first, await send(upload, 2, small)]);
  await s3.restart();
  expect(await textOf(upload, `bytes=${large.length}-`)).toBe('small');
});

test('a client that did not hear the answer may complete again', async () => {
  const upload = await begin();
  const parts = [await send(upload, 1, small)];
  const [first, second] = await Promise.all([complete(upload, parts), complete(upload, parts)]);
  expect(second.ETag).toBe(first.ETag);
  expect((await complete(upload, parts)).ETag).toBe(first.ETag);
});

test('a crash between the commit of the object and the end of the upload is mended at the start', async () => {
  const upload = await begin();
  const parts = [await send(upload, 1, small)];
  await complete(upload, parts);
  const record = { uploadId: upload.UploadId, key: upload.Key, initiatedAt: new Date().toISOString(), headers: {} };
  await writeFile(`${s3.dataDirectory}/s3/plain/uploads/${upload.UploadId}.json`, JSON.stringify(record));
  await s3.restart();
  expect(await codeOf(abort(upload))).toBe('NoSuchUpload');
  expect(await textOf(upload)).toBe('small');
});

test('an upload that is given up leaves nothing behind', async () => {
  const before = (await s3.files()).length;
  const upload = await begin();
  await send(upload, 1, small);
  await abort(upload);
  expect(await s3.files()).toHaveLength(before);
  expect(await codeOf(send(upload, 2, small))).toBe('NoSuchUpload');
  expect(await codeOf(partsOf(upload))).toBe('NoSuchUpload');
});

test('a part whose upload is given up while it comes in is refused, and leaves nothing behind', async () => {
  const before = (await s3.files()).length;
  const upload = await begin();
  const begun = (await s3.files()).length;
  const Body = new PassThrough();
  const sent = codeOf(client.send(new UploadPartCommand({ ...upload, Bucket, PartNumber: 1, Body, ContentLength: 2 })));
  Body.write('a');
  await vi.waitFor(async () => expect((await s3.files()).length).toBeGreaterThan(begun));
  await abort(upload);
  Body.end('b');
  expect(await sent).toBe('NoSuchUpload');
  expect(await s3.files()).toHaveLength(before);
});

test('an object that was put together from parts leaves nothing when it is deleted', async () => {
  const before = (await s3.files()).length;
  const upload = await begin();
  await complete(upload, [await send(upload, 1, large), await send(upload, 2, small)]);
  await client.send(new DeleteObjectCommand({ Bucket, Key: upload.Key }));
  expect(await s3.files()).toHaveLength(before);
});

type Refusal = (parts: CompletedPart[]) => [CompletedPart[], Partial<CompleteMultipartUploadCommandInput>?];

test.each<[string, string, Refusal]>([
  ['no part', 'MalformedXML', () => [[]]],
  ['parts out of order', 'InvalidPartOrder', (parts) => [parts.toReversed()]],
  ['a part that was never sent', 'InvalidPart', ([first]) => [[{ ...first, PartNumber: 9 }]]],
  ['the ETag of another part', 'InvalidPart', ([first, second]) => [[{ ...second, ETag: first?.ETag }]]],
  ['the checksum of another part', 'InvalidPart', ([first]) => [[{ ...first, ChecksumSHA256: sha256('other') }]]],
  ['no checksum', 'InvalidRequest', ([first]) => [[{ ...first, ChecksumSHA256: undefined }]]],
  ['a small part before the last', 'EntityTooSmall', (parts) => [parts]],
  ['another size', 'InvalidRequest', ([first]) => [[first ?? {}], { MpuObjectSize: 3 }]],
  ['the id of another upload', 'NoSuchUpload', (parts) => [parts, { UploadId: 'other' }]],
  ['another key', 'NoSuchUpload', (parts) => [parts, { Key: 'other' }]],
])('completing with %s is %s', async (_, code, change) => {
  const upload = await begin('SHA256');
  const sent = [await send(upload, 1, small, sha256(small)), await send(upload, 2, large, sha256(large))];
  expect(await codeOf(complete(upload, ...change(sent)))).toBe(code);
});

test('completing if there is nothing is refused when there is something, and the parts stay', async () => {
  const first = await begin();
  await complete(first, [await send(first, 1, small)]);
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key: first.Key }));
  const second = { Key: first.Key, UploadId };
  const parts = [await send(second, 1, small)];
  expect(await codeOf(complete(second, parts, { IfNoneMatch: '*' }))).toBe('PreconditionFailed');
  expect((await partsOf(second)).Parts).toHaveLength(1);
});

test.each<[string, string, Partial<Record<'ChecksumSHA256' | 'ChecksumSHA1', string>>, number?]>([
  ['other bytes than its checksum says', 'BadDigest', { ChecksumSHA256: sha256('other') }],
  ['no checksum where the upload has one', 'InvalidRequest', {}],
  ['a checksum of another kind', 'InvalidRequest', { ChecksumSHA1: createHash('sha1').update(small).digest('base64') }],
  ['a number that is none', 'InvalidArgument', { ChecksumSHA256: sha256(small) }, 10_001],
])('a part with %s is %s and leaves nothing behind', async (_, code, checksum, PartNumber = 1) => {
  const upload = await begin('SHA256');
  const before = (await s3.files()).length;
  const part = new UploadPartCommand({ Bucket, ...upload, PartNumber, Body: small, ...checksum });
  expect(await codeOf(client.send(part))).toBe(code);
  expect(await s3.files()).toHaveLength(before);
});

test('a presigned part binds its length and checksum', async () => {
  const upload = await begin('SHA256');
  const bound = ['content-length', 'x-amz-checksum-sha256'];
  const checksum = sha256(small);
  const command = new UploadPartCommand({
    Bucket,
    ...upload,
    PartNumber: 1,
    ContentLength: small.length,
    ChecksumSHA256: checksum,
  });
  const url = await getSignedUrl(client, command, {
    unhoistableHeaders: new Set(bound),
    signableHeaders: new Set(['host', ...bound]),
  });
  const put = (body: string, more = { 'x-amz-checksum-sha256': checksum }) =>
    fetch(url, { method: 'PUT', body, headers: more }).then(outcomeOf);
  expect(await put('SMALL')).toBe('400 BadDigest');
  expect(await put('smaller')).toBe('403 SignatureDoesNotMatch');
  expect(await put('small')).toBe('200');
});

test('lists of uploads and of parts come in pages', async () => {
  const uploads = [await begin(), await begin()];
  const [first, second] = uploads.map(({ Key }) => Key).sort();
  const list = (more: object) => client.send(new ListMultipartUploadsCommand({ Bucket, Prefix: first, ...more }));
  expect((await list({})).Uploads).toMatchObject([{ Key: first }]);
  const page = await client.send(new ListMultipartUploadsCommand({ Bucket, KeyMarker: first, MaxUploads: 1 }));
  expect(page.Uploads).toMatchObject([{ Key: second }]);

  const upload = uploads[0] ?? { Key: '', UploadId: '' };
  for (const PartNumber of [1, 2, 3]) await send(upload, PartNumber, small);
  const { Parts, IsTruncated, NextPartNumberMarker } = await partsOf(upload, { MaxParts: 2 });
  expect([Parts?.length, IsTruncated]).toEqual([2, true]);
  expect((await partsOf(upload, { PartNumberMarker: NextPartNumberMarker })).Parts).toMatchObject([{ PartNumber: 3 }]);
});
