import type { ApolloClient, ObservableQuery, OperationVariables } from '@apollo/client';
import { problemOf } from '~/api/problem';
import { addToList } from '~/documents/knownRows';
import { DocumentDocument, type ChangesQuery } from '~/graphql/generated';

export type Change = ChangesQuery['changes']['items'][number];

/** Updates what the page shows of a document after a change; the feed itself carries no content. */
export async function applyChange(client: ApolloClient, change: Change): Promise<void> {
  if (isGone(change)) forget(client, change.documentId);
  else await read(client, change.documentId);
  await refetchAll(client, (query) => isAffected(query, change));
}

/** Fetches all active queries again, or those that are meant. */
export async function refetchAll(client: ApolloClient, isMeant = (_query: ObservableQuery) => true): Promise<void> {
  await Promise.all([...client.getObservableQueries('active')].filter(isMeant).map(refetch));
}

async function refetch(query: ObservableQuery): Promise<void> {
  try {
    await query.refetch();
  } catch (error) {
    if (!isLeft(error) && problemOf(error).type !== 'NotFound') throw error;
  }
}

/** The visitor has gone to another page meanwhile, which does not need the answer. */
const isLeft = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';

const isGone = ({ kind, recipientId }: Change) => kind === 'DELETED' || (kind === 'UNSHARED' && recipientId !== null);

async function read(client: ApolloClient, documentId: string): Promise<void> {
  try {
    const variables = { id: documentId };
    const { data } = await client.query({ query: DocumentDocument, variables, fetchPolicy: 'network-only' });
    if (data) addToList(client.cache, data.document);
  } catch (error) {
    if (problemOf(error).type !== 'NotFound') throw error;
    forget(client, documentId);
  }
}

/** The usage, the document's own queries such as its versions, and the list of shared documents that it was just added to. */
function isAffected({ queryName, variables }: ObservableQuery, change: Change): boolean {
  const { id, view }: OperationVariables = variables;
  if (queryName === 'Usage') return true;
  return !isGone(change) && (id === change.documentId || (change.kind === 'SHARED' && view === 'SHARED'));
}

/** Lists skip documents that are no longer in the cache. */
function forget({ cache }: ApolloClient, documentId: string): void {
  cache.evict({ id: cache.identify({ __typename: 'Document', id: documentId }) });
  cache.gc();
}
