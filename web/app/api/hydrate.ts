import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';

/** A loader's result for a component, as plain JSON. */
export type Prefetched<Data, Variables> = { data: Data; variables: Variables };

/** Keyed by the data itself, which stays the same object however a page passes it on. */
const written = new WeakMap<object, WeakSet<object>>();

/**
 * Puts a loader's result into the cache before the generated hook reads it, on the server and in the browser, so that the hook
 * sends no request. It does so only once, because later data in the cache is newer. Answers with the variables for the hook.
 */
export function useHydrated<Data extends object, Variables extends OperationVariables>(
  query: TypedDocumentNode<Data, Variables>,
  prefetched: Prefetched<Data, Variables>,
): Variables {
  const { cache } = useApolloClient();
  const caches = written.get(prefetched.data) ?? new WeakSet();
  if (!caches.has(cache)) {
    // A broadcast here would render other components while this one is rendering.
    cache.writeQuery<Data, OperationVariables>({ query, ...prefetched, broadcast: false });
    written.set(prefetched.data, caches.add(cache));
  }
  // An empty batch makes the cache broadcast what was written before.
  useEffect(() => cache.batch({ update: () => undefined }), [cache, prefetched.data]);
  return prefetched.variables;
}
