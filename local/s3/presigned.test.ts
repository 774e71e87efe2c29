import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, type PutObjectCommandInput } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, expect, test } from 'vitest';
import { outcomeOf, runS3, sha256 } from './testing/s3';

const s3 = await runS3();
afterAll(() => s3.close());

// Otherwise the signer would add the checksum of a body that it has not seen.
const signer = s3.client({ requestChecksumCalculation: 'WHEN_REQUIRED' });
const Bucket = 'plain';
const bytes = 'hello world';
const sent = { 'content-type': 'text/plain', 'x-amz-checksum-sha256': sha256(bytes), 'if-none-match': '*' };
const bound = ['content-length', 'content-type', 'if-none-match', 'x-amz-checksum-sha256'];

type Sent = { body?: string; headers?: Partial<Record<keyof typeof sent, string | undefined>>; age?: number };

let keys = 0;
const newKey = () => `presigned/${++keys}`;

/** Signs a PUT of exactly these bytes and this type, for one use. */
function signPut(Key: string, signedAt = Date.now(), more: Partial<PutObjectCommandInput> = {}): Promise<string> {
  const command = new PutObjectCommand({
    Bucket,
    Key,
    ContentType: sent['content-type'],
    ContentLength: bytes.length,
    ChecksumSHA256: sent['x-amz-checksum-sha256'],
    IfNoneMatch: '*',
    ...more,
  });
  return getSignedUrl(signer, command, {
    expiresIn: 60,
    signingDate: new Date(signedAt),
    unhoistableHeaders: new Set(bound),
    signableHeaders: new Set(['host', ...bound]),
  });
}

async function put(url: string, { body = bytes, headers = {} }: Sent = {}): Promise<string> {
  const present = Object.entries({ ...sent, ...headers }).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  return outcomeOf(await fetch(url, { method: 'PUT', body, headers: present }));
}

function signGet(Key: string, more: object = {}, signedAt = Date.now()): Promise<string> {
  const command = new GetObjectCommand({ Bucket, Key, ...more });
  return getSignedUrl(signer, command, { expiresIn: 60, signingDate: new Date(signedAt) });
}

test('a presigned PUT binds its length, type, checksum and condition', async () => {
  const { searchParams } = new URL(await signPut(newKey()));
  expect(searchParams.get('X-Amz-SignedHeaders')).toBe(
    'content-length;content-type;host;if-none-match;x-amz-checksum-sha256',
  );
});

test('a presigned PUT stores the bytes and their checksum', async () => {
  const key = newKey();
  expect(await put(await signPut(key))).toBe('200');

  const head = await signer.send(new HeadObjectCommand({ Bucket, Key: key, ChecksumMode: 'ENABLED' }));
  expect(head).toMatchObject({ ContentLength: 11, ContentType: 'text/plain', ChecksumSHA256: sha256(bytes) });
});

test('a presigned PUT of no bytes is a file of size 0', async () => {
  const none = sha256('');
  const url = await signPut(newKey(), Date.now(), { ContentLength: 0, ChecksumSHA256: none });
  expect(await put(url, { body: '', headers: { 'x-amz-checksum-sha256': none } })).toBe('200');
});

test.each<[string, string, Sent]>([
  ['other bytes of the same length', '400 BadDigest', { body: 'HELLO WORLD' }],
  ['more bytes', '403 SignatureDoesNotMatch', { body: 'hello world!' }],
  ['fewer bytes', '403 SignatureDoesNotMatch', { body: 'hello' }],
  ['another type', '403 SignatureDoesNotMatch', { headers: { 'content-type': 'text/html' } }],
  ['another checksum', '403 SignatureDoesNotMatch', { headers: { 'x-amz-checksum-sha256': sha256('other') } }],
  ['no checksum', '403 SignatureDoesNotMatch', { headers: { 'x-amz-checksum-sha256': undefined } }],
  ['no condition', '403 SignatureDoesNotMatch', { headers: { 'if-none-match': undefined } }],
  ['a minute too late', '403 AccessDenied', { age: 61_000 }],
  ['long before its time', '403 AccessDenied', { age: -3_600_000 }],
])('a presigned PUT sent with %s is %s and stores nothing', async (_, outcome, { age = 0, ...request }) => {
  const key = newKey();
  expect(await put(await signPut(key, Date.now() - age), request)).toBe(outcome);
  expect(await outcomeOf(await fetch(await signGet(key)))).toBe('404 NoSuchKey');
});

test('a presigned PUT that is repeated says that the object is there', async () => {
  const url = await signPut(newKey());
  expect(await put(url)).toBe('200');
  expect(await put(url)).toBe('412 PreconditionFailed');
});

test('of two presigned PUTs at once exactly one stores its bytes', async () => {
  for (let round = 0; round < 10; round++) {
    const url = await signPut(newKey());
    const outcomes = await Promise.all([put(url), put(url), put(url)]);
    expect(outcomes.sort()).toEqual(['200', '412 PreconditionFailed', '412 PreconditionFailed']);
  }
});

test('a body without a length is refused', async () => {
  const url = await getSignedUrl(signer, new PutObjectCommand({ Bucket, Key: newKey() }), { expiresIn: 60 });
  const body = new Blob([bytes]).stream();
  expect(await outcomeOf(await fetch(url, { method: 'PUT', body, duplex: 'half' }))).toBe('411 MissingContentLength');
});

test('a checksum in the query has no effect, as at S3', async () => {
  const command = new PutObjectCommand({ Bucket, Key: newKey(), ChecksumSHA256: sha256('other') });
  const url = await getSignedUrl(signer, command, { expiresIn: 60 });
  expect(new URL(url).searchParams.has('x-amz-checksum-sha256')).toBe(true);
  expect(await outcomeOf(await fetch(url, { method: 'PUT', body: bytes }))).toBe('200');
});

test('a presigned GET names the file and its type as the signer wished', async () => {
  const key = newKey();
  await put(await signPut(key));
  const disposition = `attachment; filename="x y.txt"; filename*=UTF-8''%C3%BC.txt`;
  const response = await fetch(
    await signGet(key, {
      ResponseContentDisposition: disposition,
      ResponseContentType: 'application/pdf',
      ResponseCacheControl: 'private, no-store',
    }),
  );
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-disposition': disposition,
    'content-type': 'application/pdf',
    'cache-control': 'private, no-store',
  });
  expect(await response.text()).toBe('hello world');
});

test.each<[string, string, (url: string) => string, RequestInit?]>([
  ['with another signature', '403 SignatureDoesNotMatch', (url) => url.replace(/Signature=..../, 'Signature=0000')],
  ['for another key', '403 SignatureDoesNotMatch', (url) => url.replace('presigned/1', 'presigned/2')],
  ['with one more parameter', '403 SignatureDoesNotMatch', (url) => `${url}&response-content-type=text/html`],
  ['with a longer life', '403 SignatureDoesNotMatch', (url) => url.replace('Expires=60', 'Expires=6000')],
  ['as a PUT', '403 SignatureDoesNotMatch', (url) => url, { method: 'PUT', body: 'x' }],
  ['as a DELETE', '403 SignatureDoesNotMatch', (url) => url, { method: 'DELETE' }],
  ['with an unsigned x-amz header', '403 AccessDenied', (url) => url, { headers: { 'x-amz-acl': 'private' } }],
  ['without a signature', '403 AccessDenied', (url) => url.replace(/\?.*/, '')],
])('a presigned GET sent %s is %s', async (_, outcome, change, init) => {
  expect(await outcomeOf(await fetch(change(await signGet('presigned/1')), init))).toBe(outcome);
});

test('a presigned GET ends after its time (E-35)', async () => {
  expect(await outcomeOf(await fetch(await signGet('presigned/1', {}, Date.now() - 61_000)))).toBe('403 AccessDenied');
});
