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

/** As `findSession`, but asks the API whether it still lets the session in: for answers that need nothing else of it. */
export async function findLiveSession(visit: Visit): Promise<Session | null> {
  return ifLetIn(visit, await findSession(visit));
}

/** The same with a new token, whatever the old one says. */
export async function renewLiveSession(visit: Visit): Promise<Session | null> {
  return ifLetIn(visit, await renewSession(visit));
}

/**
 * Signs this browser out in any case, and ends the session where it is known: the API lets none of its tokens in from then
 * on, and the pool makes no new ones. False where the API could not be told; whatever failed is logged.
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

/** False where the API refuses whoever asks. */
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
