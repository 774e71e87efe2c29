import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, ListTablesCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cloud, Service } from '../shared/cloud';
import { cloudOfResources } from '../streams/testing/streams';
import { drawDatabase } from './address';
import { start } from './service';

let cloud: Cloud;
let database: Service;
let front: string;
const folder = mkdtempSync(join(tmpdir(), 'quire-front-'));

beforeAll(async () => {
  const drawn = cloudOfResources([], folder);
  cloud = { ...drawn, endpoints: { ...drawn.endpoints, ...(await drawDatabase()) } };
  front = cloud.endpoints.signedDynamodb;
  database = await start(cloud);
});

afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const clientOf = (changes: object) =>
  new DynamoDBClient({ endpoint: front, region: cloud.region, credentials: cloud.credentials, ...changes });

const ask = (init: RequestInit) =>
  fetch(front, { headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables' }, body: '{}', method: 'POST', ...init });

test('a stock client that signs with the credentials of the cloud is answered', async () => {
  const client = clientOf({});
  expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual(['things']);
  const nothing = client.send(new PutItemCommand({ TableName: 'none', Item: {} }));
  await expect(nothing).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  client.destroy();
});

test.each([
  ['another key', { credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }, 'UnrecognizedClientException'],
  ['another secret', { credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'x' } }, 'InvalidSignatureException'],
  ['another region', { region: 'eu-west-1' }, 'IncompleteSignatureException'],
  ['a clock of yesterday', { systemClockOffset: -86_400_000, maxAttempts: 1 }, 'InvalidSignatureException'],
])('who signs with %s is refused, as by DynamoDB (E-38)', async (_name, changes, name) => {
  const client = clientOf(changes);
  await expect(client.send(new ListTablesCommand({}))).rejects.toMatchObject({
    name,
    $metadata: { httpStatusCode: 400 },
  });
  client.destroy();
});

const madeUp =
  'AWS4-HMAC-SHA256 Credential=local/20200101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0';
const page = { origin: 'https://evil.example' };

test.each<[string, RequestInit]>([
  ['without a signature', {}],
  ['with one that is made up', { headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables', authorization: madeUp } }],
  ['of a page', { headers: page }],
  ['that a page asks leave for', { method: 'OPTIONS', headers: { ...page, 'access-control-request-method': 'POST' } }],
  ['by GET', { method: 'GET', body: undefined, headers: page }],
])('a request %s reads nothing, and no page is let read the answer (E-38)', async (_name, init) => {
  const answer = await ask(init);
  expect(answer.status).toBe(400);
  expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  expect(await answer.json()).toMatchObject({
    __type: expect.stringMatching(/MissingAuth|UnrecognizedClient/) as string,
  });
});

/** Headers with the right key but a wrong signature, which only the whole body can reveal. */
function claimed(): Record<string, string> {
  const date = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = `${date.slice(0, 8)}/${cloud.region}/dynamodb/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=AKIATEST/${scope}, SignedHeaders=host;x-amz-date, Signature=0`;
  return { authorization, 'x-amz-date': date };
}

test.each([
  ['at the limit is read, and its signature found to be wrong', 16 * 1024 * 1024, 400],
  ['above the limit is refused', 16 * 1024 * 1024 + 1, 413],
])('a body %s (E-40)', async (_name, size, status) => {
  expect((await ask({ headers: claimed(), body: Buffer.alloc(size) })).status).toBe(status);
});

test('whoever has no key is refused before any of the body is there (E-40)', async () => {
  const sending = request(front, { method: 'POST', headers: { 'content-length': 100 } });
  sending.on('error', () => undefined);
  sending.flushHeaders();
  const [answer] = (await once(sending, 'response')) as [IncomingMessage];
  expect(answer.statusCode).toBe(400);
  sending.destroy();
});

test('no two starts listen at the same address, and none at the one that everybody tries (E-38)', async () => {
  const drawn = await Promise.all(Array.from({ length: 20 }, drawDatabase));
  const addresses = drawn.map(({ dynamodb }) => new URL(dynamodb).hostname);
  expect(new Set(addresses).size).toBe(20);
  expect(addresses.filter((address) => address.startsWith('127.0.0.'))).toEqual([]);
});
