import type { ApolloClient } from '@apollo/client';
import { problemOf } from '~/api/problem';
import { retryBriefly } from '~/api/retry';
import { createServerClient } from '~/api/serverClient.server';
import { SignOutDocument, StillSignedInDocument } from '~/graphql/generated';
import { logFailure } from '~/log.server';
import {
  findSession,
  forgetPerson,
  forgetSession,
  renewSession,
  revokeSession,
  type Session,
  type Visit,
} from './session.server';

/** Like `findSession`, but asks the API whether the session is still accepted; for requests that make no other API call. */
export async function findLiveSession(visit: Visit): Promise<Session | null> {
  return ifLetIn(visit, await findSession(visit));
}

/** Like `findLiveSession`, but always gets a new token first. */
export async function renewLiveSession(visit: Visit): Promise<Session | null> {
  return ifLetIn(visit, await renewSession(visit));
}

/**
 * Always signs this browser out, and ends its session if there is one: the API accepts none of its tokens from then on, and the
 * pool makes no new ones. False if the API could not be told; every failure is logged.
 */
export async function signOut(visit: Visit): Promise<boolean> {
  const isEnded = await succeeds(visit, () => endAtTheApi(visit));
  await succeeds(visit, () => revokeSession(visit));
  forgetSession(visit);
  forgetPerson(visit);
  return isEnded;
}

async function endAtTheApi(visit: Visit): Promise<void> {
  const session = await findSession(visit);
  if (!session) return;
  const end = (client: ApolloClient) => client.mutate({ mutation: SignOutDocument, variables: {} });
  await isLetIn(visit, session, end);
}

async function ifLetIn(visit: Visit, session: Session | null): Promise<Session | null> {
  const ask = (client: ApolloClient) => client.query({ query: StillSignedInDocument, variables: {} });
  if (!session || (await isLetIn(visit, session, ask))) return session;
  forgetSession(visit);
  return null;
}

/** False if the API refuses the session; other failures are thrown. */
async function isLetIn(visit: Visit, session: Session, ask: (client: ApolloClient) => Promise<unknown>) {
  const client = createServerClient(visit, () => ({ authorization: session.accessToken }));
  try {
    await retryBriefly(() => ask(client));
    return true;
  } catch (error) {
    if (problemOf(error).type === 'Unauthorized') return false;
    throw error;
  }
}

async function succeeds(visit: Visit, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    logFailure(error, visit);
    return false;
  }
}
