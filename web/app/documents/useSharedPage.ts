import { useApolloClient } from '@apollo/client/react';
import { useMemo } from 'react';
import { useHydrated, type Prefetched } from '~/api/hydrate';
import {
  DocumentsDocument,
  useDocumentsQuery,
  type DocumentsQuery,
  type DocumentsQueryVariables,
} from '~/graphql/generated';
import { knownRows, withKnownChanges } from './knownRows';

/** A page of shared documents as a loader has fetched it, with this browser's own changes and without the documents it left. */
export function useSharedPage(
  prefetched: Prefetched<DocumentsQuery, DocumentsQueryVariables>,
  leftId: string | null,
): DocumentsQuery['documents'] {
  const { cache } = useApolloClient();
  const fresh = useMemo(() => {
    const { data, variables } = prefetched;
    const { items, ...page } = data.documents;
    const kept = withKnownChanges(items, knownRows(cache)).filter(({ id }) => id !== leftId);
    return { data: { documents: { ...page, items: kept } }, variables };
  }, [prefetched, leftId, cache]);
  const { data = fresh.data } = useDocumentsQuery({ variables: useHydrated(DocumentsDocument, fresh) });
  return data.documents;
}
