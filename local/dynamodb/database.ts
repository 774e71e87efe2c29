import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DamagedFile, holdsFiles, writeOwn } from '../state/state';

/** The same table as dynoxide makes. */
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

/** Keeps records for a day, as DynamoDB does, and the newest in any case: after a week off, they may not be delivered yet. */
export const keptRecords = { seconds: 86_400, newest: 10_000 };

// Each write deletes only a few old records, so that none is slow. A table's last record stays, since the next number follows it.
const trimmed = `CREATE TRIGGER _stream_records_trimmed AFTER INSERT ON _stream_records BEGIN
  DELETE FROM _stream_records
  WHERE id IN (SELECT id FROM _stream_records WHERE id <= NEW.id - ${keptRecords.newest} ORDER BY id LIMIT 20)
    AND created_at < NEW.created_at - ${keptRecords.seconds}
    AND EXISTS (
      SELECT 1 FROM _stream_records newer
      WHERE newer.table_name = _stream_records.table_name
        AND CAST(newer.sequence_number AS INTEGER) > CAST(_stream_records.sequence_number AS INTEGER)
    );
END`;

/** Throws DamagedFile if the state has other files but no database. */
export function requireDatabase(dataDirectory: string): void {
  const database = join(dataDirectory, 'dynamodb', 'dynamodb.sqlite');
  const folders = ['cognito', 's3', 'schedules', 'streams'].map((folder) => join(dataDirectory, folder));
  if (existsSync(database) || !holdsFiles(...folders, `${database}-wal`)) return;
  throw new DamagedFile(database, 'missing', 'Restore it from a copy, or start on a new QUIRE_DATA.');
}

/**
 * Creates dynoxide's database with what dynoxide lacks: it deletes no stream records, and would scan all of them at each write
 * and each read of a stream.
 */
export async function createDatabase(path: string): Promise<void> {
  const { default: initSqlJs } = await import('sql.js');
  const { Database } = await initSqlJs();
  const database = new Database();
  database.run(streamRecords);
  database.run(inOrder);
  database.run(trimmed);
  writeOwn(path, database.export());
  database.close();
}
