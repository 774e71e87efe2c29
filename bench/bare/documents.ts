import { toDocument } from '../../resolvers/shared/document';
import type { DocumentItem } from '../../resolvers/shared/items';
import { documentKey, grantKey, ownedBy, sessionsKey, sharedWith, type Key } from '../../resolvers/shared/keys';
import type { Context } from './context';
import type { Row } from './items';

type Listed = { view?: string | null; limit?: number | null; nextToken?: string | null };

/** The rows that every call about a document reads first: the caller's sessions, the document, and the caller's grant. */
export const keysAbout = (documentId: string, userId: string): Key[] => [
  sessionsKey(userId),
  documentKey(documentId),
  grantKey(documentId, userId),
];

/** Reads the document and the other given rows. Throws if the document does not exist. */
export async function load({ table, userId }: Context, documentId: string, others: Key[] = []) {
  const rowOf = await table.rows([...keysAbout(documentId, userId), ...others]);
  const document = rowOf(documentKey(documentId));
  if (!document) throw new Error('NotFound');
  return { document, rowOf };
}

export const shown = (row: Row, role: 'OWNER' | 'VIEWER' = 'OWNER') => toDocument(row as unknown as DocumentItem, role);

export async function document(_root: unknown, { id }: { id: string }, context: Context) {
  return shown((await load(context, id)).document);
}

export async function documents(_root: unknown, { view, limit, nextToken }: Listed, context: Context) {
  const { table, userId } = context;
  await table.rows([sessionsKey(userId)]);
  const partition = view === 'SHARED' ? sharedWith(userId) : ownedBy(userId);
  const page = await table.page({ partition, index: 'gsi1', limit: limit ?? 50, after: nextToken });
  if (view !== 'SHARED') return { items: page.rows.map((row) => shown(row)), nextToken: page.nextToken };
  const keys = page.rows.map(({ pk }) => ({ pk: String(pk), sk: 'DOC' }));
  const rowOf = await table.rows(keys, false);
  const rows = keys.map(rowOf).filter((row) => row !== undefined);
  return { items: rows.map((row) => shown(row, 'VIEWER')), nextToken: page.nextToken };
}

export async function createDownload(_root: unknown, { input }: { input: { documentId: string } }, context: Context) {
  const { document: row } = await load(context, input.documentId);
  const { version, size, sha256, name, mimeType, objectKey, pieces } = row;
  const url = context.signed({
    method: 'GET',
    key: String(objectKey),
    pieces: String(pieces),
    size: String(size),
    sha256: String(sha256),
  });
  const expiresAt = new Date(Date.now() + 60_000).toISOString();
  return { request: { method: 'GET', url, headers: [], expiresAt }, version, size, sha256, name, mimeType };
}
