import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DamagedFile, holdsFiles, writeOwn } from '../state';

/** As dynoxide makes it for itself. */
const streamRecords = `CREATE TABLE _stream_records (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  table_name TEXT NOT NULL,
  event_name TEXT NOT NULL,
  keys_json TEXT NOT NULL,
  new_image TEXT,
  old_image TEXT,
  sequence_number TEXT NOT NULL,
  shard_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  user_identity TEXT
)`;

const inOrder = `CREATE INDEX _stream_records_in_order
  ON _stream_records (table_name, CAST(sequence_number AS INTEGER), shard_id)`;

/** Throws DamagedFile where there is no database, and something else that this state has kept. */
export function requireDatabase(dataDirectory: string): void {
  const database = join(dataDirectory, 'dynamodb', 'dynamodb.sqlite');
  const folders = ['cognito', 's3', 'schedules', 'streams'].map((folder) => join(dataDirectory, folder));
  if (existsSync(database) || !holdsFiles(...folders, `${database}-wal`)) return;
  throw new DamagedFile(database, 'missing', 'Restore it from a copy, or start on a new QUIRE_DATA.');
}

/**
 * Makes dynoxide's database, with an index that it lacks: it keeps every record of its streams, and
 * at each write and each read of a stream would look at all of them.
 */
export async function createDatabase(path: string): Promise<void> {
  const { default: initSqlJs } = await import('sql.js');
  const { Database } = await initSqlJs();
  const database = new Database();
  database.run(streamRecords);
  database.run(inOrder);
  writeOwn(path, database.export());
  database.close();
}
