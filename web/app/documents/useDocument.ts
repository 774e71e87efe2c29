import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { useHydrated, type Prefetched } from '~/api/hydrate';
import {
  DocumentDocument,
  useDocumentQuery,
  type DocumentDetailsFragment,
  type DocumentQuery,
  type DocumentQueryVariables,
} from '~/graphql/generated';
import { noteRow } from './knownRows';

/** A document as a loader has fetched it; the list learns from it too, for its index may lag behind. */
export function useDocument(prefetched: Prefetched<DocumentQuery, DocumentQueryVariables>): DocumentDetailsFragment {
  const { cache } = useApolloClient();
  useEffect(() => noteRow(cache, prefetched.data.document), [cache, prefetched]);
  const { data = prefetched.data } = useDocumentQuery({ variables: useHydrated(DocumentDocument, prefetched) });
  return data.document;
}
