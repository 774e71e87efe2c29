import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort, freePorts } from '../ports';
import type { Resource } from '../template';
import { connectDynamo, DynamoError } from './client';
import { startEngine } from './engine';
import { createTables } from './tables';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quire-engine-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const attribute = (name: string) => ({ AttributeName: name, AttributeType: 'S' });
const key = (name: string, type: 'HASH' | 'RANGE') => ({ AttributeName: name, KeyType: type });
const index = { IndexName: 'byOwner', KeySchema: [key('owner', 'HASH')], Projection: { ProjectionType: 'ALL' } };

function table(indexes: object[]): Resource {
  const properties = {
    TableName: 'things',
    KeySchema: [key('pk', 'HASH')],
    AttributeDefinitions: [attribute('pk'), ...(indexes.length > 0 ? [attribute('owner')] : [])],
    ...(indexes.length > 0 ? { GlobalSecondaryIndexes: indexes } : {}),
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  };
  return { logicalId: 'Things', type: 'AWS::DynamoDB::Table', properties: properties as Resource['properties'] };
}

const thing = { pk: { S: '1' }, owner: { S: 'alice' } };

test('rows survive a restart, and a newer template adds its index to them', async () => {
  const port = await freePort();
  const dynamo = connectDynamo(`http://127.0.0.1:${port}`);
  const first = await startEngine(folder, port);
  await createTables(dynamo, { resources: [table([])], assets: {} });
  await dynamo.call('PutItem', { TableName: 'things', Item: thing });
  await first.close();
  const second = await startEngine(folder, port);
  await createTables(dynamo, { resources: [table([index])], assets: {} });
  const found = await dynamo.call<{ Items: object[] }>('Query', {
    ...{ TableName: 'things', IndexName: 'byOwner', KeyConditionExpression: '#owner = :owner' },
    ...{ ExpressionAttributeNames: { '#owner': 'owner' }, ExpressionAttributeValues: { ':owner': { S: 'alice' } } },
  });
  expect(found.Items).toEqual([thing]);
  dynamo.close();
  await second.close();
});

test('an index that a newer template widens holds more of the rows that are there', async () => {
  const port = await freePort();
  const dynamo = connectDynamo(`http://127.0.0.1:${port}`);
  const engine = await startEngine(folder, port);
  const narrow = { ...index, Projection: { ProjectionType: 'KEYS_ONLY' } };
  const wide = { ...index, Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['name'] } };
  await createTables(dynamo, { resources: [table([narrow])], assets: {} });
  await dynamo.call('PutItem', { TableName: 'things', Item: { ...thing, name: { S: 'x' } } });
  for (const template of [wide, wide]) await createTables(dynamo, { resources: [table([template])], assets: {} });
  const found = await dynamo.call<{ Items: object[] }>('Query', {
    ...{ TableName: 'things', IndexName: 'byOwner', KeyConditionExpression: '#owner = :owner' },
    ...{ ExpressionAttributeNames: { '#owner': 'owner' }, ExpressionAttributeValues: { ':owner': { S: 'alice' } } },
  });
  expect(found.Items).toEqual([{ ...thing, name: { S: 'x' } }]);
  dynamo.close();
  await engine.close();
});

test('an engine whose parent was killed does not go on writing beside the next one', async () => {
  const port = await freePort();
  const source = `import { startEngine } from ${JSON.stringify(join(import.meta.dirname, 'engine.ts'))};
    await startEngine(process.argv[1], Number(process.argv[2])); console.log('started'); setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, [
    '--import',
    'tsx',
    '--input-type=module',
    '-e',
    source,
    folder,
    String(port),
  ]);
  await new Promise((resolve) => parent.stdout.once('data', resolve));
  const orphan = connectDynamo(`http://127.0.0.1:${port}`);
  const exit = new Promise((resolve) => parent.once('exit', resolve));
  parent.kill('SIGKILL');
  await exit;
  await orphan.call('ListTables', {});
  const engine = await startEngine(folder, await freePort());
  await expect(orphan.call('ListTables', {})).rejects.toThrow();
  orphan.close();
  await engine.close();
});

test('process ids are used again: the engine of another state is left alone', async () => {
  const other = mkdtempSync(join(tmpdir(), 'quire-engine-'));
  const [port = 0, otherPort = 0] = await freePorts(2);
  const neighbour = await startEngine(other, otherPort);
  copyFileSync(join(other, 'engine.pid'), join(folder, 'engine.pid'));
  const engine = await startEngine(folder, port);
  const dynamo = connectDynamo(`http://127.0.0.1:${otherPort}`);
  expect(await dynamo.call('ListTables', {})).toHaveProperty('TableNames');
  dynamo.close();
  await Promise.all([engine.close(), neighbour.close()]);
  rmSync(other, { recursive: true });
});

test("a refusal carries DynamoDB's own type", async () => {
  const port = await freePort();
  const engine = await startEngine(folder, port);
  const dynamo = connectDynamo(`http://127.0.0.1:${port}`);
  const error: unknown = await dynamo
    .call('GetItem', { TableName: 'none', Key: {} })
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DynamoError);
  expect(error).toMatchObject({ type: 'ResourceNotFoundException', status: 400 });
  dynamo.close();
  await engine.close();
});
