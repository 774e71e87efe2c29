import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Resource } from '../template/template';
import type { Dynamo } from './client';
import type { Index, Table } from './table';
import { createTables } from './tables';
import { openDatabase, type OpenDatabase } from './testing/database';

const folder = mkdtempSync(join(tmpdir(), 'quire-tables-'));
let database: OpenDatabase;
let dynamo: Dynamo;
let said: string[];
let TableName: string;
let count = 0;

beforeAll(async () => {
  database = await openDatabase(folder);
  dynamo = database.dynamo;
});

afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  said = [];
  TableName = `table-${count++}`;
  vi.spyOn(console, 'warn').mockImplementation((sentence: string) => void said.push(sentence));
});

afterEach(() => vi.restoreAllMocks());

const keys = (...names: string[]) =>
  names.map((AttributeName, index) => ({ AttributeName, KeyType: index === 0 ? 'HASH' : 'RANGE' }));
const index = (IndexName: string, ...names: string[]): Index => ({
  IndexName,
  KeySchema: keys(...names),
  Projection: { ProjectionType: 'ALL' },
});
const typed = (AttributeType: string, ...names: string[]) =>
  names.map((AttributeName) => ({ AttributeName, AttributeType }));

const base = (): Table => ({
  TableName,
  KeySchema: keys('pk', 'sk'),
  AttributeDefinitions: typed('S', 'pk', 'sk', 'owner', 'date'),
  LocalSecondaryIndexes: [index('byDate', 'pk', 'date')],
  GlobalSecondaryIndexes: [index('byOwner', 'owner')],
  StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
});

const create = (table: Table) => {
  const properties = table as unknown as Resource['properties'];
  return createTables(dynamo, {
    resources: [{ logicalId: 'T', type: 'AWS::DynamoDB::Table', properties }],
    assets: {},
  });
};
const there = async () => (await dynamo.call<{ Table: Table }>('DescribeTable', { TableName })).Table;

test.each<[string, () => Partial<Table>, string]>([
  ['another sort key', () => ({ KeySchema: keys('pk', 'date') }), 'the keys of a table cannot be changed'],
  [
    'a key of another type',
    () => ({ AttributeDefinitions: [...typed('N', 'pk'), ...typed('S', 'sk', 'owner', 'date')] }),
    'the keys of a table cannot be changed',
  ],
  [
    'another key of an index',
    () => ({ GlobalSecondaryIndexes: [index('byOwner', 'date')] }),
    'has the keys owner HASH S, and the template asks for date HASH S: the keys of an index cannot be changed',
  ],
  [
    'one more key of an index',
    () => ({ GlobalSecondaryIndexes: [index('byOwner', 'owner', 'date')] }),
    'the keys of an index cannot be changed. Give the new one another name',
  ],
  ['no local index', () => ({ LocalSecondaryIndexes: undefined }), 'they are made with their table only'],
  [
    'another view of its stream',
    () => ({ StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } }),
    'keeps NEW_IMAGE, and the template asks for NEW_AND_OLD_IMAGES',
  ],
])('a table whose template asks for %s is refused by name, and stays as it is', async (_name, changes, reason) => {
  await create(base());
  const before = await there();
  await expect(create({ ...base(), ...changes() })).rejects.toThrow(reason);
  await expect(create({ ...base(), ...changes() })).rejects.toThrow(TableName);
  expect(await there()).toEqual(before);
});

test('the same template changes nothing, and says nothing', async () => {
  await create(base());
  const before = await there();
  await create(base());
  expect(await there()).toEqual(before);
  expect(said).toEqual([]);
});

test('an index that is gone from the template is removed, and that is said', async () => {
  await create(base());
  await create({ ...base(), GlobalSecondaryIndexes: undefined });
  expect((await there()).GlobalSecondaryIndexes ?? []).toEqual([]);
  expect(said).toEqual([`The index byOwner of ${TableName} is not in the template any more, and is removed.`]);
});

test('a local index answers', async () => {
  await create(base());
  await dynamo.call('PutItem', { TableName, Item: { pk: { S: 'a' }, sk: { S: '1' }, date: { S: '2026' } } });
  const { Count } = await dynamo.call<{ Count: number }>('Query', {
    TableName,
    IndexName: 'byDate',
    KeyConditionExpression: 'pk = :pk AND #date = :date',
    ExpressionAttributeNames: { '#date': 'date' },
    ExpressionAttributeValues: { ':pk': { S: 'a' }, ':date': { S: '2026' } },
  });
  expect(Count).toBe(1);
});

test('a stream comes and goes with the template, and that is said', async () => {
  await create({ ...base(), StreamSpecification: undefined });
  await create(base());
  expect((await there()).StreamSpecification).toMatchObject({ StreamViewType: 'NEW_IMAGE' });
  await create({ ...base(), StreamSpecification: undefined });
  expect((await there()).StreamSpecification?.StreamViewType).toBeUndefined();
  expect(said).toEqual([
    `The table ${TableName} has a stream from now on.`,
    `The table ${TableName} has no stream any more.`,
  ]);
});
