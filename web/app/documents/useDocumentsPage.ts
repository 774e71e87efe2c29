import { useApolloClient } from '@apollo/client/react';
import { useMemo } from 'react';
import { useHydrated, type Prefetched } from '~/api/hydrate';
import {
  DocumentsDocument,
  useDocumentsQuery,
  type DocumentsQuery,
  type DocumentsQueryVariables,
} from '~/graphql/generated';
import { knownRows, withKnownRows } from './knownRows';

/** A page of the list: as a loader has fetched it, and with what this browser has written since. */
export function useDocumentsPage(
  prefetched: Prefetched<DocumentsQuery, DocumentsQueryVariables>,
): DocumentsQuery['documents'] {
  const { cache } = useApolloClient();
  const fresh = useMemo(() => {
    const { data, variables } = prefetched;
    const documents = withKnownRows(data.documents, knownRows(cache), !variables.nextToken);
    return { data: { documents }, variables };
  }, [prefetched, cache]);
  const { data = fresh.data } = useDocumentsQuery({ variables: useHydrated(DocumentsDocument, fresh) });
  return data.documents;
}
