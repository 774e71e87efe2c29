import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type GetObjectCommandInput,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { afterAll, expect, test } from 'vitest';
import { codeOf, runS3, sha256 } from './testing/s3';

const s3 = await runS3();
afterAll(() => s3.close());

const client = s3.client();
const Bucket = 'plain';

function put(Key: string, Body: PutObjectCommandInput['Body'], more: Partial<PutObjectCommandInput> = {}) {
  return client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
}

function get(Key: string, more: Partial<GetObjectCommandInput> = {}) {
  return client.send(new GetObjectCommand({ Bucket, Key, ...more }));
}

async function textOf(Key: string, more: Partial<GetObjectCommandInput> = {}): Promise<string | undefined> {
  return (await get(Key, more)).Body?.transformToString();
}

test('an object comes back with its type and metadata', async () => {
  const described = { ContentType: 'text/plain', ContentDisposition: 'inline', CacheControl: 'no-store' };
  await put('described', 'hello', { ...described, Metadata: { author: 'somebody' } });

  const { Body, ...object } = await get('described');
  expect(await Body?.transformToString()).toBe('hello');
  expect(object).toMatchObject({ ...described, Metadata: { author: 'somebody' }, ContentLength: 5 });
});

test('a later PUT replaces the object and leaves no bytes behind', async () => {
  await put('replaced', 'old');
  const before = (await s3.files()).length;
  await put('replaced', 'new');
  expect(await textOf('replaced')).toBe('new');
  expect(await s3.files()).toHaveLength(before);
});

test.each<[string, Partial<PutObjectCommandInput>, PutObjectCommandInput['Body']?]>([
  ['CRC32, as the client does by default', {}],
  ['CRC32 behind a stream', { ContentLength: 5 }, Readable.from([Buffer.from('hel'), Buffer.from('lo')])],
  ['CRC32C', { ChecksumAlgorithm: 'CRC32C' }],
  ['SHA1', { ChecksumAlgorithm: 'SHA1' }],
  ['SHA256', { ChecksumAlgorithm: 'SHA256' }],
  ['SHA256 behind a stream', { ChecksumAlgorithm: 'SHA256', ContentLength: 5 }, Readable.from([Buffer.from('hello')])],
])('an upload with %s is verified and keeps its checksum', async (name, more, body = 'hello') => {
  const stored = await put(name, body, more);
  const head = await client.send(new HeadObjectCommand({ Bucket, Key: name, ChecksumMode: 'ENABLED' }));
  const sums = ({ ChecksumCRC32, ChecksumCRC32C, ChecksumSHA1, ChecksumSHA256 }: typeof head) => {
    return [ChecksumCRC32, ChecksumCRC32C, ChecksumSHA1, ChecksumSHA256].filter(Boolean);
  };
  expect(sums(head)).toHaveLength(1);
  expect(stored).toMatchObject({ ETag: head.ETag });
  expect(await textOf(name)).toBe('hello');
});

test.each<[string, Partial<PutObjectCommandInput>, string]>([
  ['another SHA256', { ChecksumSHA256: sha256('other') }, 'BadDigest'],
  ['another CRC32', { ChecksumCRC32: 'AAAAAA==' }, 'BadDigest'],
  ['a checksum that is none', { ChecksumSHA256: 'AAAA' }, 'InvalidRequest'],
  ['another MD5', { ContentMD5: Buffer.alloc(16).toString('base64') }, 'BadDigest'],
  ['an MD5 that is none', { ContentMD5: 'AAAA' }, 'InvalidDigest'],
  ['a checksum nobody computes here', { ChecksumXXHASH64: 'AAAAAAAAAAA=' }, 'NotImplemented'],
  ['a tag', { Tagging: 'a=b' }, 'NotImplemented'],
  ['too much metadata', { Metadata: { long: 'x'.repeat(2100) } }, 'MetadataTooLarge'],
  ['a key that is too long', { Key: 'x'.repeat(1025) }, 'KeyTooLongError'],
  ['a bucket that does not exist', { Bucket: 'other' }, 'NoSuchBucket'],
])('an upload with %s is refused and stores nothing', async (name, more, code) => {
  const before = (await s3.files()).length;
  expect(await codeOf(put(name, 'hello', more))).toBe(code);
  expect(await s3.files()).toHaveLength(before);
});

test.each(["a b/ü+50%&'(x)!*~.txt", 'a/../../b', '../escape', '/slash', ' space ', 'x'.repeat(1024), '😀', 'a\tb'])(
  'the key %j is kept as it is, inside of the folder',
  async (key) => {
    await put(key, key);
    expect(await textOf(key)).toBe(key);
  },
);

test.each<[string, string, string?]>([
  ['bytes=0-4', 'hello', 'bytes 0-4/11'],
  ['bytes=6-', 'world', 'bytes 6-10/11'],
  ['bytes=-5', 'world', 'bytes 6-10/11'],
  ['bytes=-50', 'hello world', 'bytes 0-10/11'],
  ['bytes=10-99', 'd', 'bytes 10-10/11'],
  ['bytes=5-2', 'hello world'],
  ['bytes=0-1,3-4', 'hello world'],
  ['lines=1-2', 'hello world'],
])('the range %s answers %j', async (Range, text, ContentRange) => {
  await put('range', 'hello world');
  const { Body, ...object } = await get('range', { Range });
  expect(await Body?.transformToString()).toBe(text);
  expect(object).toMatchObject({ ContentLength: text.length, ...(ContentRange && { ContentRange }) });
});

test.each(['bytes=11-', 'bytes=-0'])('the range %s of 11 bytes is refused', async (Range) => {
  await put('range', 'hello world');
  expect(await codeOf(get('range', { Range }))).toBe('InvalidRange');
});

const past = new Date('2001-01-01');
const future = new Date('2101-01-01');

test.each<[string, string, Partial<GetObjectCommandInput>]>([
  ['If-Match of another state', 'PreconditionFailed', { IfMatch: '"other"' }],
  ['If-Match of any state', 'accepted', { IfMatch: '*' }],
  ['If-None-Match of any state', '304', { IfNoneMatch: '*' }],
  ['If-None-Match of another state', 'accepted', { IfNoneMatch: '"other"' }],
  ['If-Modified-Since in the past', 'accepted', { IfModifiedSince: past }],
  ['If-Modified-Since in the future', '304', { IfModifiedSince: future }],
  ['If-Unmodified-Since in the past', 'PreconditionFailed', { IfUnmodifiedSince: past }],
  ['If-Unmodified-Since in the future', 'accepted', { IfUnmodifiedSince: future }],
])('reading with %s is %s', async (_, outcome, conditions) => {
  await put('conditions', 'hello');
  expect(await codeOf(get('conditions', conditions))).toBe(outcome);
});

test.each<[string, string, string | undefined, Partial<PutObjectCommandInput>]>([
  ['nothing there, if there is nothing', 'accepted', undefined, { IfNoneMatch: '*' }],
  ['an object there, if there is nothing', 'PreconditionFailed', 'old', { IfNoneMatch: '*' }],
  ['nothing there, if it is the known state', 'NoSuchKey', undefined, { IfMatch: '"a"' }],
  ['another state there, if it is the known one', 'PreconditionFailed', 'old', { IfMatch: '"a"' }],
])('writing with %s is %s', async (name, outcome, before, conditions) => {
  if (before !== undefined) await put(name, before);
  expect(await codeOf(put(name, 'new', conditions))).toBe(outcome);
});

test('writing over the known state works', async () => {
  const { ETag } = await put('known', 'old');
  await put('known', 'new', { IfMatch: ETag });
  expect(await textOf('known')).toBe('new');
});

test('what is not there is not found, for GET and HEAD', async () => {
  expect(await codeOf(get('nothing'))).toBe('NoSuchKey');
  expect(await codeOf(client.send(new HeadObjectCommand({ Bucket, Key: 'nothing' })))).toBe('NotFound');
  expect(await codeOf(client.send(new HeadBucketCommand({ Bucket })))).toBe('accepted');
  expect(await codeOf(client.send(new HeadBucketCommand({ Bucket: 'other' })))).toBe('NotFound');
});

test('a copy has the bytes and the description of its source, and outlives it', async () => {
  await put('source ü', 'hello', { ContentType: 'text/plain' });
  const CopySource = `${Bucket}/${encodeURIComponent('source ü')}`;
  await client.send(new CopyObjectCommand({ Bucket: 'versioned', Key: 'copy', CopySource }));
  await put('source ü', 'changed');
  expect(await textOf('copy', { Bucket: 'versioned' })).toBe('hello');
  expect((await get('copy', { Bucket: 'versioned' })).ContentType).toBe('text/plain');
});

test('a copy may be described anew, even onto itself', async () => {
  const onto = { Bucket, Key: 'self', CopySource: `${Bucket}/self` };
  await put('self', 'hello', { ContentType: 'text/plain' });
  expect(await codeOf(client.send(new CopyObjectCommand(onto)))).toBe('InvalidRequest');
  await client.send(new CopyObjectCommand({ ...onto, MetadataDirective: 'REPLACE', ContentType: 'text/html' }));
  const { Body, ContentType } = await get('self');
  expect([await Body?.transformToString(), ContentType]).toEqual(['hello', 'text/html']);
});

test('a reader keeps what it began to read, though it is replaced meanwhile', async () => {
  const old = Buffer.alloc(8 * 2 ** 20, 'old');
  await put('long', old);
  const { Body } = await get('long');
  await put('long', 'new');
  expect(Buffer.compare(Buffer.from((await Body?.transformToByteArray()) ?? []), old)).toBe(0);
});
