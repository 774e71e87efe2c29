import { ApolloClient, InMemoryCache, type OperationVariables, type TypedDocumentNode } from '@apollo/client';
import { BaseHttpLink } from '@apollo/client/link/http';
import { data } from '@remix-run/node';
import { env } from '../env.server';
import { leaveWith } from '../leave.server';
import { logFailure } from '../log.server';
import { requireSession, signInAgain, type Session, type Visit } from '../session/session.server';
import type { Prefetched } from './hydrate';
import { problemOf, type Problem } from './problem';
import { reach } from './reach';
import { retryBriefly } from './retry';

/** The API on behalf of one signed-in visitor. Failures end the request with a page that says what happened. */
export type Api = {
  prefetch<Data, Variables extends OperationVariables>(
    query: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Prefetched<Data, Variables>>;
  /** Answers with the problem instead where its type is among the expected ones. */
  mutate<Data, Variables extends OperationVariables>(
    mutation: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    expected?: Problem['type'][],
  ): Promise<{ data: Data; problem: null } | { data: null; problem: Problem }>;
};

const patience = 10_000;
// A sign-in this young cannot be what the API refuses: sending the visitor around once more would never end.
const freshness = 30_000;

/** The first line of a loader or action that needs somebody signed in. */
export async function requireApi(visit: Visit): Promise<Api> {
  const session = await requireSession(visit).catch((error: unknown) => endVisit(visit, error));
  const client = createClient(visit, session);
  const end = (error: unknown) => endVisit(visit, error, session);
  return {
    async prefetch<Data, Variables extends OperationVariables>(
      query: TypedDocumentNode<Data, Variables>,
      variables: Variables,
    ) {
      const ask = () => client.query<Data, OperationVariables>({ query, variables });
      const { data } = await retryBriefly(ask).catch(end);
      return { data: present(data), variables };
    },
    async mutate<Data, Variables extends OperationVariables>(
      mutation: TypedDocumentNode<Data, Variables>,
      variables: Variables,
      expected: Problem['type'][] = [],
    ) {
      try {
        const { data } = await retryBriefly(() => client.mutate<Data, OperationVariables>({ mutation, variables }));
        return { data: present(data), problem: null };
      } catch (error) {
        const problem = problemOf(error);
        return expected.includes(problem.type) ? { data: null, problem } : end(error);
      }
    },
  };
}

function createClient({ request }: Visit, { accessToken }: Session): ApolloClient {
  const link = new BaseHttpLink({
    uri: env.GRAPHQL_URL,
    headers: { authorization: accessToken },
    fetch: (input, init) => {
      const signal = AbortSignal.any([request.signal, AbortSignal.timeout(patience)]);
      return reach(input, { ...init, signal });
    },
  });
  const defaultOptions = { query: { fetchPolicy: 'no-cache' }, mutate: { fetchPolicy: 'no-cache' } } as const;
  return new ApolloClient({ link, cache: new InMemoryCache(), ssrMode: true, defaultOptions });
}

/** With the default error policy an answer without data is an error, whatever the types allow for. */
function present<Data>(data: Data | null | undefined): Data {
  if (data === null || data === undefined) throw new Error('The API answered with neither data nor errors.');
  return data;
}

function endVisit(visit: Visit, error: unknown, session?: Session): never {
  if (error instanceof Response) leaveWith(error);
  const problem = problemOf(error);
  const isFresh = session && Date.now() - session.issuedAt.getTime() < freshness;
  if (problem.type === 'Unauthorized' && !isFresh) leaveWith(signInAgain(visit.request));
  if (problem.status >= 500) logFailure(error, visit);
  leaveWith(data({ ...problem, requestId: visit.context.requestId }, { status: problem.status }));
}
