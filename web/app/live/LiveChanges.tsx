import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { Refusal } from '#client/refusal';
import { followChanges } from './followChanges';

/** Renders nothing; keeps the data on the page up to date. */
export function LiveChanges({ cursor }: { cursor: string }) {
  const client = useApolloClient();
  useEffect(() => {
    const leaving = new AbortController();
    // A page without live changes still shows what it was loaded with.
    followChanges(client, cursor, leaving.signal).catch((error: unknown) => {
      if (!isSignedOut(error)) console.error(error);
    });
    return () => leaving.abort();
  }, [client, cursor]);
  return null;
}

/** A person who has signed out, here or elsewhere, is told so by the next page. */
const isSignedOut = (error: unknown) => error instanceof Refusal && error.errorType === 'Unauthorized';
