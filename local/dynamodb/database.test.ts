import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import initSqlJs, { type Database } from 'sql.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeOwn } from '../state/state';
import { createDatabase, keptRecords, requireDatabase } from './database';
import { openDatabase, tableOfThings } from './testing/database';

const streaming = tableOfThings({ StreamSpecification: { StreamViewType: 'KEYS_ONLY' } });

const sqlite = await initSqlJs();
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quire-database-'));
  path = join(folder, 'dynamodb.sqlite');
});

afterEach(() => rmSync(folder, { recursive: true }));

const open = () => new sqlite.Database(readFileSync(path));
const valuesOf = (database: Database, sql: string) => database.exec(sql).flatMap(({ values }) => values);
const columnsOf = (database: Database) => valuesOf(database, 'PRAGMA table_info(_stream_records)');

test('the records of streams lie in a table like the one that the engine makes for itself', async () => {
  const empty = new sqlite.Database();
  empty.run('PRAGMA user_version = 1');
  writeFileSync(path, empty.export());
  const { close } = await openDatabase(folder);
  await close();
  const own = columnsOf(open());
  rmSync(path);
  await createDatabase(path);
  expect(columnsOf(open())).toEqual(own);
});

test.each([
  ['the number of the next record', 'SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1', ''],
  [
    'the records behind a number',
    'SELECT event_name',
    "AND shard_id = 'x' AND CAST(sequence_number AS INTEGER) > 7 ORDER BY CAST(sequence_number AS INTEGER) LIMIT 9",
  ],
])('%s: the engine finds it without a look at all there are', async (_name, select, rest) => {
  await createDatabase(path);
  const sql = `EXPLAIN QUERY PLAN ${select} FROM _stream_records WHERE table_name = 'things' ${rest}`;
  const plan = valuesOf(open(), sql).map((step) => step.at(-1));
  expect(plan).toEqual([
    expect.stringMatching(/^SEARCH _stream_records USING (COVERING )?INDEX _stream_records_in_order/),
  ]);
});

const now = 1_800_000_000;
const insert = `INSERT INTO _stream_records (table_name, event_name, keys_json, sequence_number, shard_id, created_at)`;
const fill = (database: Database, table: string, from: number, to: number, at: number) =>
  database.run(
    `${insert} WITH RECURSIVE n(i) AS (VALUES(${from}) UNION ALL SELECT i + 1 FROM n WHERE i < ${to})
    SELECT '${table}', 'INSERT', '{}', i, 'x', ${at} FROM n`,
  );
const counts = (database: Database) =>
  valuesOf(database, 'SELECT table_name, COUNT(*) FROM _stream_records GROUP BY 1');

test.each([
  ['more than a day old, and not among the newest', now - keptRecords.seconds - 1, keptRecords.newest],
  ['a day old', now - keptRecords.seconds, 12_300],
])('a record that is %s goes with the next writes, or stays', async (_name, at, kept) => {
  await createDatabase(path);
  const database = open();
  fill(database, 'idle', 1, 1, at);
  fill(database, 'busy', 1, 12_000, at);
  for (let write = 1; write <= 300; write++) fill(database, 'busy', 12_000 + write, 12_000 + write, now);
  expect(counts(database)).toEqual([
    ['busy', kept],
    ['idle', 1],
  ]);
});

test('the engine trims its streams so by itself, and goes on counting', async () => {
  await createDatabase(path);
  const before = open();
  const shard = 'shardId-00000000000000000000-00000000';
  fill(before, 'things', 1, keptRecords.newest + 20, 1);
  before.run('UPDATE _stream_records SET shard_id = ?', [shard]);
  writeFileSync(path, before.export());
  const { dynamo, close } = await openDatabase(folder, [streaming]);
  for (const pk of ['a', 'b']) await dynamo.call('PutItem', { TableName: 'things', Item: { pk: { S: pk } } });
  await close();
  const numbers = valuesOf(open(), 'SELECT CAST(sequence_number AS INTEGER) FROM _stream_records').flat().map(Number);
  expect([numbers.length, Math.min(...numbers), Math.max(...numbers)]).toEqual([
    keptRecords.newest,
    23,
    keptRecords.newest + 22,
  ]);
});

const place = () => join(folder, 'dynamodb', 'dynamodb.sqlite');

test.each([
  'cognito/keys.json',
  's3/files/objects/a.json',
  'streams/checkpoints/a.json',
  'dynamodb/dynamodb.sqlite-wal',
])('a database that is missing beside %s is named, and nothing starts empty in its place (E-43)', (other) => {
  expect(() => requireDatabase(folder)).not.toThrow();
  writeOwn(join(folder, other), '{}');
  expect(() => requireDatabase(folder)).toThrow(`${place()} is missing. Restore it`);
  writeOwn(place(), '');
  expect(() => requireDatabase(folder)).not.toThrow();
});
