import { useApolloClient } from '@apollo/client/react';
import { useEffect, useMemo } from 'react';
import { useHydrated, type Prefetched } from '~/api/hydrate';
import {
  DocumentsDocument,
  useDocumentsQuery,
  type DocumentRowFragment,
  type DocumentsQuery,
  type DocumentsQueryVariables,
} from '~/graphql/generated';
import { knownRows, noteRow, withKnownRows } from './knownRows';

/** A page of the list as a loader has fetched it, with this browser's own changes and the document that was just moved. */
export function useDocumentsPage(
  prefetched: Prefetched<DocumentsQuery, DocumentsQueryVariables>,
  moved: DocumentRowFragment | null,
): DocumentsQuery['documents'] {
  const { cache } = useApolloClient();
  useEffect(() => {
    if (moved) noteRow(cache, moved);
  }, [cache, moved]);
  const fresh = useMemo(() => {
    const { data, variables } = prefetched;
    const known = [...(moved ? [moved] : []), ...knownRows(cache).filter(({ id }) => id !== moved?.id)];
    const shelf = { isTrash: variables.view === 'TRASH', isFirst: !variables.nextToken };
    return { data: { documents: withKnownRows(data.documents, known, shelf) }, variables };
  }, [prefetched, moved, cache]);
  const { data = fresh.data } = useDocumentsQuery({ variables: useHydrated(DocumentsDocument, fresh) });
  return data.documents;
}
