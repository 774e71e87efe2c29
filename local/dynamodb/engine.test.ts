import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { writeOwn } from '../state/state';
import type { Resource } from '../template/template';
import { drawDatabase } from './address';
import { connectDynamo, DynamoError } from './client';
import { createDatabase } from './database';
import { engineFile, startEngine } from './engine';
import { createTables } from './tables';
import { openDatabase } from './testing/database';

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
  const { dynamodb } = await drawDatabase();
  const dynamo = connectDynamo(dynamodb);
  const first = await startEngine(folder, dynamodb);
  await createTables(dynamo, { resources: [table([])], assets: {} });
  await dynamo.call('PutItem', { TableName: 'things', Item: thing });
  await first.close();
  const second = await startEngine(folder, dynamodb);
  await createTables(dynamo, { resources: [table([index])], assets: {} });
  const found = await dynamo.call<{ Items: object[] }>('Query', {
    TableName: 'things',
    IndexName: 'byOwner',
    KeyConditionExpression: '#owner = :owner',
    ExpressionAttributeNames: { '#owner': 'owner' },
    ExpressionAttributeValues: { ':owner': { S: 'alice' } },
  });
  expect(found.Items).toEqual([thing]);
  dynamo.close();
  await second.close();
});

test('an index that a newer template widens holds more of the rows that are there', async () => {
  const { dynamo, close } = await openDatabase(folder);
  const narrow = { ...index, Projection: { ProjectionType: 'KEYS_ONLY' } };
  const wide = { ...index, Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['name'] } };
  await createTables(dynamo, { resources: [table([narrow])], assets: {} });
  await dynamo.call('PutItem', { TableName: 'things', Item: { ...thing, name: { S: 'x' } } });
  for (const template of [wide, wide]) await createTables(dynamo, { resources: [table([template])], assets: {} });
  const found = await dynamo.call<{ Items: object[] }>('Query', {
    TableName: 'things',
    IndexName: 'byOwner',
    KeyConditionExpression: '#owner = :owner',
    ExpressionAttributeNames: { '#owner': 'owner' },
    ExpressionAttributeValues: { ':owner': { S: 'alice' } },
  });
  expect(found.Items).toEqual([{ ...thing, name: { S: 'x' } }]);
  await close();
});

test('an engine does not outlive the process that has started it, however that ends', async () => {
  const { dynamodb } = await drawDatabase();
  const source = `import { startEngine } from ${JSON.stringify(join(import.meta.dirname, 'engine.ts'))};
    await startEngine(process.argv[1], process.argv[2]); console.log('started'); setInterval(() => {}, 1000);`;
  const script = ['--import', 'tsx', '--input-type=module', '-e', source];
  const parent = spawn(process.execPath, [...script, folder, dynamodb]);
  await new Promise((resolve) => parent.stdout.once('data', resolve));
  const orphan = connectDynamo(dynamodb);
  await orphan.call('ListTables', {});
  parent.kill('SIGKILL');
  await vi.waitFor(() => expect(orphan.call('ListTables', {})).rejects.toThrow(), { timeout: 10_000 });
  orphan.close();
});

test('an engine that nobody has ended does not go on writing beside the next one', async () => {
  const [{ dynamodb: before }, { dynamodb: after }] = await Promise.all([drawDatabase(), drawDatabase()]);
  const { hostname, port } = new URL(before);
  const path = join(realpathSync(folder), 'dynamodb.sqlite');
  await createDatabase(path);
  const orphan = spawn(engineFile(), ['serve', '--host', hostname, '--port', port, '--db-path', path]);
  writeOwn(join(folder, 'engine.pid'), String(orphan.pid));
  const exit = new Promise((resolve) => orphan.once('exit', (_code, signal) => resolve(signal)));
  const engine = await startEngine(folder, after);
  expect(await exit).toBe('SIGKILL');
  await engine.close();
});

test('process ids are used again: the engine of another state is left alone', async () => {
  const other = mkdtempSync(join(tmpdir(), 'quire-engine-'));
  const [{ dynamodb }, { dynamodb: elsewhere }] = await Promise.all([drawDatabase(), drawDatabase()]);
  const neighbour = await startEngine(other, elsewhere);
  copyFileSync(join(other, 'engine.pid'), join(folder, 'engine.pid'));
  const engine = await startEngine(folder, dynamodb);
  const dynamo = connectDynamo(elsewhere);
  expect(await dynamo.call('ListTables', {})).toHaveProperty('TableNames');
  dynamo.close();
  await Promise.all([engine.close(), neighbour.close()]);
  rmSync(other, { recursive: true });
});

test("a refusal carries DynamoDB's own type", async () => {
  const { dynamo, close } = await openDatabase(folder);
  const error: unknown = await dynamo
    .call('GetItem', { TableName: 'none', Key: {} })
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DynamoError);
  expect(error).toMatchObject({ type: 'ResourceNotFoundException', status: 400 });
  await close();
});
