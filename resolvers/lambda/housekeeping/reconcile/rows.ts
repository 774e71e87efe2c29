import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { AccountItem, DocumentItem, RemovalItem, UploadItem, VersionItem } from '../../../shared/items';
import type { Key } from '../../../shared/keys';
import { tableName } from '../../table';

/** The rows that say what there should be. */
export type Rows = {
  accounts: AccountItem[];
  documents: Map<string, DocumentItem>;
  versions: VersionItem[];
  /** Uploads that are not settled yet: open ones, and some that have just ended. */
  uploads: UploadItem[];
  removals: RemovalItem[];
  /** How many there are beside each document, by its partition. */
  shares: Map<string, number>;
  links: Map<string, number>;
};

const client = DynamoDBDocumentClient.from(new DynamoDBClient());

/** Reads the whole table, which nothing may do but a command by hand. It is no snapshot: rows move while they are read. */
export async function allRows(): Promise<Rows> {
  const items: Key[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: tableName(), ConsistentRead: true })) {
    items.push(...(Items as Key[]));
  }
  return rowsOf(items);
}

export function rowsOf(items: Key[]): Rows {
  const rows: Rows = {
    accounts: [],
    documents: new Map(),
    versions: [],
    uploads: [],
    removals: [],
    shares: new Map(),
    links: new Map(),
  };
  for (const item of items) sortIn(rows, item);
  return rows;
}

/** The only place that casts a row of unknown type, according to its key. */
function sortIn(rows: Rows, item: Key): void {
  const { pk, sk } = item;
  if (sk === 'ACCOUNT' && pk.startsWith('USER#')) rows.accounts.push(item as AccountItem);
  if (sk === 'DOC') rows.documents.set((item as DocumentItem).id, item as DocumentItem);
  if (pk.startsWith('DOC#') && sk.startsWith('SHARE#')) rows.shares.set(pk, (rows.shares.get(pk) ?? 0) + 1);
  if (pk.startsWith('DOC#') && sk.startsWith('LINK#')) rows.links.set(pk, (rows.links.get(pk) ?? 0) + 1);
  if (sk.startsWith('VERSION#')) rows.versions.push(item as VersionItem);
  if (sk.startsWith('UPLOAD#')) rows.uploads.push(item as UploadItem);
  if (sk === 'REMOVAL') rows.removals.push(item as RemovalItem);
}
