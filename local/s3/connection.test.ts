import { once } from 'node:events';
import { Agent, request, type ClientRequest, type IncomingMessage } from 'node:http';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutBucketAclCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, expect, test, vi } from 'vitest';
import { codeOf, runS3 } from './testing/s3';

const s3 = await runS3();
afterAll(() => s3.close());

const client = s3.client();
const signer = s3.client({ requestChecksumCalculation: 'WHEN_REQUIRED' });
const Bucket = 'plain';
const megabyte = Buffer.alloc(2 ** 20, 'x');

const signPut = (Key: string) => getSignedUrl(signer, new PutObjectCommand({ Bucket, Key }));

async function keysOf(Prefix: string): Promise<unknown[]> {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix }));
  return Contents.map(({ Key }) => Key);
}

function send(agent: Agent, url: string, headers: Record<string, string | number>): ClientRequest {
  return request(url, { method: 'PUT', agent, headers });
}

async function statusOf(sent: ClientRequest): Promise<number | undefined> {
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.resume();
  await once(response, 'end');
  return response.statusCode;
}

test.each([
  ['before the body is read', 'http', (url: string) => url.replace(/Signature=..../, 'Signature=0000'), {}],
  ['when the body is read', 'md5', (url: string) => url, { 'content-md5': Buffer.alloc(16).toString('base64') }],
])('a connection goes on after a refusal %s', async (_, key, change, headers) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const url = await signPut(key);
  const refused = send(agent, change(url), { 'content-length': megabyte.length, ...headers });
  refused.end(megabyte);
  const { socket } = await once(refused, 'socket').then(() => refused);
  expect([400, 403]).toContain(await statusOf(refused));

  const next = send(agent, url, { 'content-length': megabyte.length });
  next.end(megabyte);
  expect(await statusOf(next)).toBe(200);
  expect(next.socket).toBe(socket);
  agent.destroy();
});

test('a client that asks first never sends bytes in vain', async () => {
  const agent = new Agent();
  const ask = { 'content-length': megabyte.length, expect: '100-continue' };
  const url = await signPut('asked');
  const forged = send(agent, url.replace(/Signature=..../, 'Signature=0000'), ask);
  const onContinue = vi.fn();
  forged.on('continue', onContinue).flushHeaders();
  expect(await statusOf(forged)).toBe(403);
  expect(onContinue).not.toHaveBeenCalled();
  forged.destroy();

  const accepted = send(agent, url, ask);
  accepted.on('continue', () => accepted.end(megabyte)).flushHeaders();
  expect(await statusOf(accepted)).toBe(200);
});

test('an upload that breaks off leaves the old object, and nothing else', async () => {
  await client.send(new PutObjectCommand({ Bucket, Key: 'broken', Body: 'old' }));
  const before = (await s3.files()).length;
  const broken = send(new Agent(), await signPut('broken'), { 'content-length': 2 * megabyte.length });
  broken.on('error', () => undefined);
  broken.write(megabyte);
  await vi.waitFor(async () => expect(await s3.files()).toHaveLength(before + 1));
  broken.destroy();

  await vi.waitFor(async () => expect(await s3.files()).toHaveLength(before));
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: 'broken' }));
  expect(await Body?.transformToString()).toBe('old');
});

test('what is not built answers with its name', async () => {
  const Tagging = { TagSet: [] };
  const tagging = client.send(new PutObjectTaggingCommand({ Bucket, Key: 'x', Tagging }));
  await expect(tagging).rejects.toThrow('PUT object tagging is not implemented');
  await expect(client.send(new PutBucketAclCommand({ Bucket, ACL: 'private' }))).rejects.toThrow('PUT bucket acl');
});

test('a bucket can be named by the host, as clients do that were not told otherwise', async () => {
  const port = new URL(s3.origin).port;
  // Not every system resolves names below localhost, so they are mapped to 127.0.0.1.
  const httpAgent = new Agent({ lookup: (_host, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]) });
  const virtual = s3.client({
    endpoint: `http://localhost:${port}`,
    forcePathStyle: false,
    requestHandler: { httpAgent },
  });
  await virtual.send(new PutObjectCommand({ Bucket, Key: 'by/host', Body: 'hello' }));
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: 'by/host' }));
  expect(await Body?.transformToString()).toBe('hello');
  const { UploadId } = await virtual.send(new CreateMultipartUploadCommand({ Bucket, Key: 'by/parts' }));
  const part = { Bucket, Key: 'by/parts', UploadId };
  const { ETag } = await virtual.send(new UploadPartCommand({ ...part, PartNumber: 1, Body: 'hello' }));
  const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
  const { Location } = await virtual.send(new CompleteMultipartUploadCommand({ ...part, MultipartUpload }));
  expect(Location).toBe(`http://plain.localhost:${port}/by/parts`);
  expect(await codeOf(virtual.send(new GetObjectCommand({ Bucket: 'other', Key: 'x' })))).toBe('NoSuchBucket');
  virtual.destroy();
});

test('somebody else is let in nowhere', async () => {
  const stranger = s3.client({ credentials: { accessKeyId: 'OTHER', secretAccessKey: 'secret' } });
  const forger = s3.client({ credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'other' } });
  const put = new PutObjectCommand({ Bucket, Key: 'stranger', Body: 'x' });
  expect(await codeOf(stranger.send(put))).toBe('InvalidAccessKeyId');
  expect(await codeOf(forger.send(put))).toBe('SignatureDoesNotMatch');
  expect((await fetch(`${s3.origin}/`)).status).toBe(403);
  expect(await codeOf(client.send(new HeadObjectCommand({ Bucket, Key: 'stranger' })))).toBe('NotFound');
});

test('a multipart upload that nobody began is not there', async () => {
  const parts = client.send(new ListPartsCommand({ Bucket, Key: 'x', UploadId: '../../x' }));
  expect(await codeOf(parts)).toBe('NoSuchUpload');
});

test('what is being written while S3 stops is there at the next start or never', async () => {
  const once = s3.client({ maxAttempts: 1 });
  const keys = Array.from({ length: 40 }, (_, index) => `stopped/${index}`);
  const saves = keys.map((Key) => once.send(new PutObjectCommand({ Bucket, Key, Body: megabyte })));
  const settled = Promise.allSettled(saves);
  await Promise.race(saves);
  await s3.restart();
  const found = await keysOf('stopped/');
  expect(found.length).toBeGreaterThan(0);
  await settled;
  await s3.restart();
  expect(await keysOf('stopped/')).toEqual(found);
});

test('a client that goes away in the middle of what it asked for is no fault of ours', async () => {
  await client.send(new PutObjectCommand({ Bucket, Key: 'large', Body: Buffer.alloc(2 ** 24) }));
  const told = vi.spyOn(console, 'error').mockReturnValue();
  const url = await getSignedUrl(signer, new GetObjectCommand({ Bucket, Key: 'large' }));
  const asked = request(url).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  response.on('error', () => {}).destroy();
  await s3.restart();
  expect(told).not.toHaveBeenCalled();
  told.mockRestore();
});
