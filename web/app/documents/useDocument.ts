import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { problemOf } from '~/api/problem';
import { useHydrated, type Prefetched } from '~/api/hydrate';
import {
  DocumentDocument,
  useDocumentQuery,
  type DocumentDetailsFragment,
  type DocumentQuery,
  type DocumentQueryVariables,
} from '~/graphql/generated';
import { noteRow } from './knownRows';

/** `isGone`: it is no longer to be seen, and this is how it was. */
type ShownDocument = DocumentDetailsFragment & { isGone: boolean };

/** A document as a loader has fetched it; the list learns from it too, for its index may lag behind. */
export function useDocument(prefetched: Prefetched<DocumentQuery, DocumentQueryVariables>): ShownDocument {
  const { cache } = useApolloClient();
  useEffect(() => noteRow(cache, prefetched.data.document), [cache, prefetched]);
  const variables = useHydrated(DocumentDocument, prefetched);
  const { data = prefetched.data, error } = useDocumentQuery({ variables });
  return { ...data.document, isGone: error !== undefined && problemOf(error).type === 'NotFound' };
}
