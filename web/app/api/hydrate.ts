import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';

/** What a loader has fetched for a component, as plain JSON. */
export type Prefetched<Data, Variables> = { data: Data; variables: Variables };

/** By the data itself, which stays the same object however a page passes it on. */
const written = new WeakMap<object, WeakSet<object>>();

/**
 * Puts a loader's result into the cache before the generated hook reads it, on the server and in the browser alike, so
 * that the hook finds it there and asks for nothing: once, since what came later is newer. Answers with the variables to
 * give to the hook.
 */
export function useHydrated<Data extends object, Variables extends OperationVariables>(
  query: TypedDocumentNode<Data, Variables>,
  prefetched: Prefetched<Data, Variables>,
): Variables {
  const { cache } = useApolloClient();
  const caches = written.get(prefetched.data) ?? new WeakSet();
  if (!caches.has(cache)) {
    // Without a broadcast, for it would render other components while this one is being rendered.
    cache.writeQuery<Data, OperationVariables>({ query, ...prefetched, broadcast: false });
    written.set(prefetched.data, caches.add(cache));
  }
  // An empty batch is how a cache is told to broadcast what was written before.
  useEffect(() => cache.batch({ update: () => undefined }), [cache, prefetched.data]);
  return prefetched.variables;
}
