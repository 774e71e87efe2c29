import type { ApolloClient, OperationVariables } from '@apollo/client';
import { problemOf } from '~/api/problem';
import { addToList } from '~/documents/knownRows';
import { DocumentDocument, type ChangesQuery } from '~/graphql/generated';

export type Change = ChangesQuery['changes']['items'][number];

/** Brings a document on the screen to where it is after this change; the feed itself tells of the change only. */
export async function applyChange(client: ApolloClient, { documentId, kind, recipientId }: Change): Promise<void> {
  const isGone = kind === 'DELETED' || (kind === 'UNSHARED' && recipientId !== null);
  if (isGone) return forget(client, documentId);
  try {
    const variables = { id: documentId };
    const { data } = await client.query({ query: DocumentDocument, variables, fetchPolicy: 'network-only' });
    if (data) addToList(client.cache, data.document);
  } catch (error) {
    if (problemOf(error).type !== 'NotFound') throw error;
    forget(client, documentId);
  }
  // What else is shown of it: its versions, and the list that it has just come into.
  const isAffected = ({ documentId: id, view }: OperationVariables) =>
    id === documentId || (kind === 'SHARED' && view === 'SHARED');
  const affected = [...client.getObservableQueries('active')].filter(({ variables }) => isAffected(variables));
  await Promise.all(affected.map((query) => query.refetch()));
}

/** Lists leave out what the cache does not hold. */
function forget({ cache }: ApolloClient, documentId: string): void {
  cache.evict({ id: cache.identify({ __typename: 'Document', id: documentId }) });
  cache.gc();
}
