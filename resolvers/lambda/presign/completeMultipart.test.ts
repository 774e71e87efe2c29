import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AbortMultipartUploadCommand, UploadPartCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, expect, test } from 'vitest';
import { runS3, sha256 } from '../../../local/s3/testing/s3';
import { completeMultipart } from './completeMultipart';
import { findObject } from './inspect';
import { listParts, startMultipart } from './multipart';

const s3 = await runS3();
const proxy = await deafProxy(s3.origin);
const client = s3.client({ requestChecksumCalculation: 'WHEN_REQUIRED' });
afterAll(async () => {
  await proxy.close();
  await s3.close();
});

const bucket = 'versioned';
const partSize = 5 * 2 ** 20;
const first = Buffer.alloc(partSize, 'first');
const last = Buffer.from('last');
const plan = { partSize, partCount: 2 };
const patient = new AbortController().signal;

let keys = 0;

async function begin() {
  const objectKey = `users/alice/documents/d1/${++keys}`;
  const multipartId = await startMultipart(client, bucket, { objectKey, mimeType: 'text/plain' });
  return { objectKey, multipartId, plan, size: partSize + last.length };
}

type Begun = Awaited<ReturnType<typeof begin>>;

const named = ({ objectKey, multipartId }: Begun) => ({ Bucket: bucket, Key: objectKey, UploadId: multipartId });

function send(upload: Begun, PartNumber: number, Body: Buffer) {
  return client.send(new UploadPartCommand({ ...named(upload), PartNumber, Body, ChecksumSHA256: sha256(Body) }));
}

async function beginAndSend() {
  const upload = await begin();
  await Promise.all([send(upload, 1, first), send(upload, 2, last)]);
  return upload;
}

const complete = (upload: Begun, by: S3Client = client, patience = patient) =>
  completeMultipart(by, bucket, upload, patience);

/** Hands requests on to S3, but keeps the answer to the last one of a multipart to itself. */
async function deafProxy(origin: string) {
  let hear = () => {};
  const heard = new Promise<void>((resolve) => (hear = resolve));
  const server = createServer((incoming, outgoing) => {
    const { method, url = '', headers } = incoming;
    const onward = request(origin + url, { method, headers }, (answer) => {
      if (method === 'POST') return answer.resume().on('end', hear);
      outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, heard, close: () => new Promise((resolve) => server.close(resolve)) };
}

test('all parts make one object, whose checksum says how many they were, however often it is asked for', async () => {
  const upload = await beginAndSend();
  expect([await complete(upload), await complete(upload)]).toEqual([{ outcome: 'DONE' }, { outcome: 'DONE' }]);
  const composite = sha256(Buffer.concat([first, last].map((part) => Buffer.from(sha256(part), 'base64'))));
  expect(await findObject(client, bucket, upload.objectKey)).toEqual({
    size: upload.size,
    mimeType: 'text/plain',
    sha256: null,
    compositeSha256: `${composite}-2`,
  });
});

test('who asks at the same moment as another harms nothing', async () => {
  const upload = await beginAndSend();
  const outcomes = await Promise.all([complete(upload), complete(upload), complete(upload)]);
  expect(outcomes).toContainEqual({ outcome: 'DONE' });
  expect(outcomes.filter(({ outcome }) => outcome !== 'DONE' && outcome !== 'PENDING')).toEqual([]);
});

test('S3 goes on when it takes too long for one request, and the next one finds the object', async () => {
  const upload = await beginAndSend();
  const impatient = new AbortController();
  const outcome = complete(upload, s3.client({ endpoint: proxy.endpoint }), impatient.signal);
  await proxy.heard;
  impatient.abort();
  expect(await outcome).toEqual({ outcome: 'PENDING' });
  expect(await complete(upload)).toEqual({ outcome: 'DONE' });
});

test.each<[string, (upload: Begun) => Promise<unknown>, number[]]>([
  ['no part', () => Promise.resolve(), [1, 2]],
  ['the last part only', (upload) => send(upload, 2, last), [1]],
  ['a part too short', (upload) => Promise.all([send(upload, 1, last), send(upload, 2, last)]), [1]],
  ['a last part too long', (upload) => Promise.all([send(upload, 1, first), send(upload, 2, first)]), [2]],
])('with %s there, it tells which are missing, and S3 keeps what it has', async (_name, sent, missingParts) => {
  const upload = await begin();
  await sent(upload);
  expect(await complete(upload)).toEqual({ outcome: 'INCOMPLETE', missingParts });
  expect(await findObject(client, bucket, upload.objectKey)).toBeNull();
  await Promise.all([send(upload, 1, first), send(upload, 2, last)]);
  expect(await complete(upload)).toEqual({ outcome: 'DONE' });
});

test('of very many missing parts it tells the first 50', async () => {
  const upload = { ...(await begin()), plan: { partSize, partCount: 3200 }, size: 3200 * partSize };
  const missingParts = Array.from({ length: 50 }, (_value, index) => index + 1);
  expect(await complete(upload)).toEqual({ outcome: 'INCOMPLETE', missingParts });
});

test('parts that were taken away are gone', async () => {
  const upload = await beginAndSend();
  await client.send(new AbortMultipartUploadCommand(named(upload)));
  expect(await complete(upload)).toEqual({ outcome: 'GONE' });
  expect(await listParts(client, bucket, upload)).toBeNull();
});

test('a store that does not answer is a fault, not a missing part', async () => {
  const upload = await beginAndSend();
  await expect(complete(upload, s3.client({ endpoint: 'http://127.0.0.1:1' }))).rejects.toThrow('ECONNREFUSED');
});

test('all pages of parts are read', async () => {
  const upload = await beginAndSend();
  const paging = s3.client();
  paging.middlewareStack.add((next) => (args) => next({ ...args, input: { ...args.input, MaxParts: 1 } }), {
    step: 'initialize',
  });
  expect((await listParts(paging, bucket, upload))?.map(({ partNumber }) => partNumber)).toEqual([1, 2]);
});
