import type { ApolloClient } from '@apollo/client';
import { DocumentsDocument, type DocumentRowFragment } from '~/graphql/generated';
import { firstPage, knownRows, withKnownChanges } from './knownRows';

type Row = Pick<DocumentRowFragment, 'id' | 'name' | 'mimeType' | 'version' | 'revision' | 'role' | 'trashedAt'>;

/** The caller's own documents that this visit has loaded: at least the newest page of them. */
export async function loadedDocuments(client: ApolloClient): Promise<Row[]> {
  await client.query({ query: DocumentsDocument, variables: firstPage });
  const rows = Object.values(client.cache.extract() as Record<string, unknown>).filter(isRow);
  return withKnownChanges(rows, knownRows(client.cache)).filter(
    ({ role, trashedAt }) => role === 'OWNER' && trashedAt === null,
  );
}

/** The cache holds only some fields of other documents. */
function isRow(entry: unknown): entry is Row {
  const { __typename, name } = Object(entry) as { __typename?: unknown; name?: unknown };
  return __typename === 'Document' && typeof name === 'string';
}
