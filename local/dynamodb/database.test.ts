import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import initSqlJs, { type Database } from 'sql.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { drawDatabase } from './address';
import { createDatabase } from './database';
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
  writeFileSync(path, '');
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

test('a database that is there is left as it is', async () => {
  writeFileSync(path, 'kept');
  await createDatabase(path);
  expect(readFileSync(path, 'utf8')).toBe('kept');
});
