import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { followChanges } from './followChanges';

/** Shows nothing, and keeps what the page around it shows up to date. */
export function LiveChanges({ cursor }: { cursor: string }) {
  const client = useApolloClient();
  useEffect(() => {
    const leaving = new AbortController();
    // A page that is not live is as good as it was when it came.
    followChanges(client, cursor, leaving.signal).catch(console.error);
    return () => leaving.abort();
  }, [client, cursor]);
  return null;
}
