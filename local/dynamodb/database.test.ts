import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import initSqlJs, { type Database } from 'sql.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeOwn } from '../state';
import { drawDatabase } from './address';
import { createDatabase, requireDatabase } from './database';
import { startEngine } from './engine';

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
  const engine = await startEngine(folder, (await drawDatabase()).dynamodb);
  await engine.close();
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
