import type { ApolloClient } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { retryAlways } from '~/api/retry';
import { ChangesDocument, OnChangeDocument } from '~/graphql/generated';
import { follow } from '#client/follow';
import type { Listener } from '#client/realtime';
import { Refusal, type ApiError } from '#client/refusal';
import { largestPage } from '../../../schema/limits';
import { applyChange, refetchAll, type Change } from './applyChange';

/** Keeps this page up to date with the caller's feed, from this cursor on. */
export async function followChanges(client: ApolloClient, cursor: string, signal: AbortSignal): Promise<void> {
  const means = {
    retry: retryAlways,
    changes: (after: string) => changesAfter(client, after),
    listen: ({ started, hear, end }: Listener<unknown>) => {
      let reason: Error | null = null;
      const subscription = client
        .subscribe({ query: OnChangeDocument, fetchPolicy: 'no-cache', context: { started } })
        .subscribe({
          // An error arrives as a result, before the subscription completes.
          next: ({ data, error }) => (error ? void (reason = error) : hear(data)),
          error: end,
          complete: () => end(reason),
        });
      return () => subscription.unsubscribe();
    },
  };
  const follower = {
    change: (change: Change) => retryAlways(() => applyChange(client, change), signal),
    reset: () => retryAlways(() => refetchAll(client), signal),
  };
  await follow(means, cursor, follower, signal);
}

async function changesAfter(client: ApolloClient, after: string) {
  try {
    const variables = { after, limit: largestPage };
    const { data } = await client.query({ query: ChangesDocument, variables, fetchPolicy: 'no-cache' });
    if (!data) throw new Error('The API answered with neither data nor errors.');
    return data.changes;
  } catch (error) {
    throw CombinedGraphQLErrors.is(error) ? new Refusal(asApiError(error.errors[0])) : error;
  }
}

/** AppSync puts its own fields beside `message`. */
const asApiError = (error: unknown) => error as ApiError;
