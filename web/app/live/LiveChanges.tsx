import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { Refusal } from '#client/refusal';
import { followChanges } from './followChanges';

/** Shows nothing, and keeps what the page around it shows up to date. */
export function LiveChanges({ cursor }: { cursor: string }) {
  const client = useApolloClient();
  useEffect(() => {
    const leaving = new AbortController();
    // A page that is not live is as good as it was when it came.
    followChanges(client, cursor, leaving.signal).catch((error: unknown) => {
      if (!isSignedOut(error)) console.error(error);
    });
    return () => leaving.abort();
  }, [client, cursor]);
  return null;
}

/** Whoever signs out, here or elsewhere, is told by the next page. */
const isSignedOut = (error: unknown) => error instanceof Refusal && error.errorType === 'Unauthorized';
