import { existsSync, renameSync, writeFileSync } from 'node:fs';

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

/**
 * Makes dynoxide's database where there is none yet, with an index that it lacks: it keeps every record of its streams, and
 * at each write and each read of a stream would look at all of them.
 */
export async function createDatabase(path: string): Promise<void> {
  if (existsSync(path)) return;
  const { default: initSqlJs } = await import('sql.js');
  const { Database } = await initSqlJs();
  const database = new Database();
  database.run(streamRecords);
  database.run(inOrder);
  // Renamed, so that a start that is cut off leaves no half a database.
  const unfinished = `${path}.new`;
  writeFileSync(unfinished, database.export());
  renameSync(unfinished, path);
  database.close();
}
