import { mkdtempSync, rmSync } from 'node:fs';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectDynamo, type Dynamo } from '../../dynamodb/client';
import { openDatabase, type OpenDatabase } from '../../dynamodb/testing/database';
import { freePort } from '../../processes/ports';
import type { Consumption } from './capacity';
import { dynamodbSource } from './dynamodb';
import { pageTokens } from './pageToken';
import type { Answer, Source } from './source';

const directory = mkdtempSync(join(tmpdir(), 'appsync-dynamodb-'));
let database: OpenDatabase;
let dynamo: Dynamo;
let things: Source;

const key = (pk: string, sk = 'a') => ({ pk: { S: pk }, sk: { S: sk } });
const put = (pk: string, sk: string, attributeValues = {}) =>
  things.invoke({ operation: 'PutItem', key: key(pk, sk), attributeValues });
const query = (pk: string, more = {}) =>
  things.invoke({
    operation: 'Query',
    query: { expression: 'pk = :pk', expressionValues: { ':pk': { S: pk } } },
    ...more,
  });
const tokenOf = ({ result }: Answer) => (result as { nextToken: string | null }).nextToken;

beforeAll(async () => {
  database = await openDatabase(directory);
  dynamo = database.dynamo;
  things = dynamodbSource(dynamo, 'Things', pageTokens('secret'));
  const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' });
  const KeySchema = [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ];
  const AttributeDefinitions = [text('pk'), text('sk')];
  await dynamo.call('CreateTable', {
    TableName: 'Things',
    KeySchema,
    AttributeDefinitions,
    BillingMode: 'PAY_PER_REQUEST',
  });
});

afterAll(async () => {
  await database.close();
  rmSync(directory, { recursive: true });
});

test('every kind of value survives the way there and back', async () => {
  const attributeValues = {
    text: { S: 'a' },
    number: { N: 12345 },
    asText: { N: '1.5' },
    yes: { BOOL: true },
    nothing: { NULL: null },
    list: { L: [{ N: 1 }, { M: { a: { NULL: null } } }] },
    words: { SS: ['a', 'b'] },
    numbers: { NS: [1, 2.5] },
    bytes: { B: 'AQI=' },
  };
  const plain = {
    pk: 'kinds',
    sk: 'a',
    text: 'a',
    number: 12345,
    asText: 1.5,
    yes: true,
    nothing: null,
    list: [1, { a: null }],
    words: ['a', 'b'],
    numbers: [1, 2.5],
    bytes: 'AQI=',
  };
  expect(await put('kinds', 'a', attributeValues)).toEqual({ result: plain });
  expect(await things.invoke({ operation: 'GetItem', key: key('kinds'), consistentRead: true })).toEqual({
    result: plain,
  });
});

test('an item that is not there is null', async () => {
  expect(await things.invoke({ operation: 'GetItem', key: key('none') })).toEqual({ result: null });
  expect(await things.invoke({ operation: 'DeleteItem', key: key('none') })).toEqual({ result: null });
});

test('a projection leaves the rest out', async () => {
  await put('projected', 'a', { name: { S: 'n' }, other: { S: 'o' } });
  const projection = { expression: '#name', expressionNames: { '#name': 'name' } };
  expect(await things.invoke({ operation: 'GetItem', key: key('projected'), projection })).toEqual({
    result: { name: 'n' },
  });
});

test('an update answers with the item after it, a delete with the item before', async () => {
  const update = { expression: 'SET n = :n', expressionValues: { ':n': { N: 1 } } };
  const after = { result: { pk: 'updated', sk: 'a', n: 1 } };
  expect(await things.invoke({ operation: 'UpdateItem', key: key('updated'), update })).toEqual(after);
  expect(await things.invoke({ operation: 'DeleteItem', key: key('updated') })).toEqual(after);
});

test('a condition that fails is an error of DynamoDB’s, without the item', async () => {
  await put('held', 'a');
  const condition = { expression: 'attribute_not_exists(pk)' };
  expect(await things.invoke({ operation: 'PutItem', key: key('held'), attributeValues: {}, condition })).toEqual({
    result: null,
    error: {
      type: 'DynamoDB:ConditionalCheckFailedException',
      message: expect.stringMatching(
        /^The conditional request failed \(Service: DynamoDb, Status Code: 400, Request ID: [\w-]+\)$/,
      ) as string,
    },
  });
});

test('an update takes names and values from its condition too', async () => {
  await put('both', 'a', { n: { N: 1 } });
  const update = {
    expression: 'SET #n = :new',
    expressionNames: { '#n': 'n' },
    expressionValues: { ':new': { N: 2 } },
  };
  const condition = { expression: '#n = :old', expressionNames: { '#n': 'n' }, expressionValues: { ':old': { N: 1 } } };
  expect(await things.invoke({ operation: 'UpdateItem', key: key('both'), update, condition })).toMatchObject({
    result: { n: 2 },
  });
});

test('a query pages to its end and back to nothing', async () => {
  for (const sk of ['a', 'b', 'c']) await put('pages', sk);
  const first = await query('pages', { limit: 2 });
  expect(first.result).toMatchObject({ items: [{ sk: 'a' }, { sk: 'b' }], scannedCount: 2 });
  const second = await query('pages', { limit: 2, nextToken: tokenOf(first) });
  expect(second.result).toMatchObject({ items: [{ sk: 'c' }], nextToken: null });
  expect((await query('pages', { scanIndexForward: false, limit: 1 })).result).toMatchObject({ items: [{ sk: 'c' }] });
});

test.each([
  ['of another query', (token: string) => query('elsewhere', { nextToken: token })],
  ['with another key in it', (token: string) => query('pages', { nextToken: `${forged}.${token.split('.')[1]}` })],
  ['that is no token', () => query('pages', { nextToken: 'abc' })],
])('a nextToken %s is refused', async (_name, ask) => {
  await put('pages', 'a');
  await put('pages', 'b');
  const token = tokenOf(await query('pages', { limit: 1 })) ?? '';
  expect(await ask(token)).toEqual({
    result: null,
    error: { type: 'DynamoDB:UserIllegalArgumentException', message: 'Invalid nextToken.' },
  });
});

const forged = Buffer.from(JSON.stringify({ pk: { S: 'pages' }, sk: { S: 'z' } })).toString('base64url');

test('a batch get answers in the order of its keys, with null for what is not there', async () => {
  await put('batch', 'a');
  await put('batch', 'b');
  const keys = [key('batch', 'b'), key('batch', 'none'), key('batch', 'a')];
  expect(await things.invoke({ operation: 'BatchGetItem', tables: { Things: { keys } } })).toEqual({
    result: {
      data: { Things: [{ pk: 'batch', sk: 'b' }, null, { pk: 'batch', sk: 'a' }] },
      unprocessedKeys: { Things: [] },
    },
  });
});

test('batches put and delete', async () => {
  const tables = { Things: [{ ...key('many', 'a'), n: { N: 1 } }, key('many', 'b')] };
  expect(await things.invoke({ operation: 'BatchPutItem', tables })).toEqual({
    result: {
      data: {
        Things: [
          { pk: 'many', sk: 'a', n: 1 },
          { pk: 'many', sk: 'b' },
        ],
      },
      unprocessedItems: { Things: [] },
    },
  });
  expect(await things.invoke({ operation: 'BatchDeleteItem', tables: { Things: [key('many', 'a')] } })).toEqual({
    result: { data: { Things: [{ pk: 'many', sk: 'a' }] }, unprocessedKeys: { Things: [] } },
  });
  expect((await query('many')).result).toMatchObject({ items: [{ sk: 'b' }] });
});

const creation = (pk: string, condition = {}) => ({
  table: 'Things',
  operation: 'PutItem',
  key: key(pk),
  attributeValues: {},
  condition: { expression: 'attribute_not_exists(pk)', ...condition },
});

test('a transaction writes all its items and answers with their keys', async () => {
  const update = { expression: 'SET n = :n', expressionValues: { ':n': { N: 1 } } };
  const transactItems = [
    creation('t1'),
    { table: 'Things', operation: 'UpdateItem', key: key('t2'), update },
    { table: 'Things', operation: 'DeleteItem', key: key('t3') },
    {
      table: 'Things',
      operation: 'ConditionCheck',
      key: key('t4'),
      condition: { expression: 'attribute_not_exists(pk)' },
    },
  ];
  expect(await things.invoke({ operation: 'TransactWriteItems', transactItems })).toEqual({
    result: { keys: ['t1', 't2', 't3', 't4'].map((pk) => ({ pk, sk: 'a' })) },
  });
  const reads = ['t2', 'none'].map((pk) => ({ table: 'Things', key: key(pk) }));
  expect(await things.invoke({ operation: 'TransactGetItems', transactItems: reads })).toEqual({
    result: { items: [{ pk: 't2', sk: 'a', n: 1 }, null] },
  });
});

test('a cancelled transaction says why, item by item, and shows the stored item unless told not to', async () => {
  await put('taken', 'a', { n: { N: 7 } });
  const transactItems = [creation('free'), creation('taken'), creation('taken2')];
  const reason = { type: 'ConditionalCheckFailed', message: 'The conditional request failed' };
  const none = { type: 'None', message: null };
  const invoke = (items: object[]) => things.invoke({ operation: 'TransactWriteItems', transactItems: items });
  expect(await invoke(transactItems)).toMatchObject({
    result: { keys: null, cancellationReasons: [none, { ...reason, item: { pk: 'taken', sk: 'a', n: 7 } }, none] },
    error: { type: 'DynamoDB:TransactionCanceledException' },
  });
  const silent = await invoke([creation('taken', { returnValuesOnConditionCheckFailure: false })]);
  expect(silent.result).toEqual({ keys: null, cancellationReasons: [reason] });
});

test.each([
  [{}, "Value for field '$[operation]' not found."],
  [{ operation: 'Query' }, "Value for field '$[query]' not found."],
  [
    { operation: 'GetItem', key: { pk: 'a' } },
    "Expected JSON object for attribute value '$[key][pk]' but got 'STRING' instead.",
  ],
  [
    { operation: 'PutItem', key: {}, attributeValues: { size: 1 } },
    "Expected JSON object for attribute value '$[attributeValues][size]' but got 'NUMBER' instead.",
  ],
  [{ operation: 'GetItem', key: {}, limit: 1 }, "Unsupported element '$[limit]'."],
  [
    { operation: 'DeleteItem', key: {}, condition: { expression: 'a', returnValuesOnConditionCheckFailure: true } },
    "Unsupported element '$[condition][returnValuesOnConditionCheckFailure]'.",
  ],
  [
    { operation: 'TransactWriteItems', transactItems: [{ table: 'T', operation: 'PutItem', key: {}, item: {} }] },
    "Unsupported element '$[transactItems][0][item]'.",
  ],
  [{ operation: 'Scan' }, 'Scan is not built in local/appsync.'],
  [{ operation: 'Sync' }, 'Sync is not built in local/appsync.'],
  [{ operation: 'Drop' }, "Unsupported operation 'Drop'."],
  [null, "Value for field '$[operation]' not found."],
])('the request %j is refused', async (request, message) => {
  await expect(things.invoke(request)).rejects.toMatchObject({ errorType: 'MappingTemplate', message });
});

test('the version that AWS’s own examples state is taken', async () => {
  expect(await things.invoke({ version: '2018-05-29', operation: 'GetItem', key: key('none') })).toEqual({
    result: null,
  });
});

test('the cost of each call is told on the diagnostics channel', async () => {
  const told: Consumption[] = [];
  const listen = (message: unknown) => void told.push(message as Consumption);
  subscribe('local.dynamodb', listen);
  await put('cost', 'a');
  await things.invoke({ operation: 'GetItem', key: key('cost'), consistentRead: true });
  unsubscribe('local.dynamodb', listen);
  expect(told).toMatchObject([
    { operation: 'PutItem', reads: 0, writes: 1 },
    { operation: 'GetItem', reads: 1, writes: 0 },
  ]);
});

test.each([
  ['is not there', () => freePort()],
  ['breaks off', () => portOf(createServer((request) => request.socket.destroy()))],
  ['talks nonsense', () => portOf(createServer((_request, response) => response.end('<html>')))],
])('an engine that %s is an error, and no hang', async (_name, port) => {
  const lost = connectDynamo(`http://127.0.0.1:${await port()}`);
  const source = dynamodbSource(lost, 'Things', pageTokens('secret'));
  expect(await source.invoke({ operation: 'GetItem', key: key('a') })).toMatchObject({
    result: null,
    error: { type: 'DynamoDB:SdkClientException' },
  });
  lost.close();
});

const servers: Server[] = [];
afterAll(() => servers.forEach((server) => server.close()));

async function portOf(server: Server): Promise<number> {
  servers.push(server);
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return port;
}
