import { useSyncExternalStore } from 'react';

/** Whether the browser believes that there is a network; pages that come from a server begin with one. */
export const useOnline = () =>
  useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );

function subscribe(listener: () => void): () => void {
  const leaving = new AbortController();
  for (const type of ['online', 'offline']) window.addEventListener(type, listener, { signal: leaving.signal });
  return () => leaving.abort();
}
