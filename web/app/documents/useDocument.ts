import type { ApolloCache } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useMemo } from 'react';
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

type Fetched = Prefetched<DocumentQuery, DocumentQueryVariables>;

/** `isGone`: it can no longer be seen, and this is its last known state. */
type ShownDocument = DocumentDetailsFragment & { isGone: boolean };

/**
 * A document as a loader has fetched it, or as a later change has updated it; it never goes back to an older state. The lists
 * learn from it too, since their index may lag behind.
 */
export function useDocument(prefetched: Fetched): ShownDocument {
  const { cache } = useApolloClient();
  const fresh = useMemo(() => newest(cache, prefetched), [cache, prefetched]);
  const { document } = fresh.data;
  useEffect(() => noteRow(cache, document), [cache, document]);
  const variables = useHydrated(DocumentDocument, fresh);
  const { data = fresh.data, error } = useDocumentQuery({ variables });
  return { ...data.document, isGone: error !== undefined && problemOf(error).type === 'NotFound' };
}

/** A change may arrive while a loader's answer is on its way. */
function newest(cache: ApolloCache, { data, variables }: Fetched): Fetched {
  const known = cache.readQuery<DocumentQuery, DocumentQueryVariables>({ query: DocumentDocument, variables });
  return { data: known && known.document.revision > data.document.revision ? known : data, variables };
}
