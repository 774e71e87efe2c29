import { ApolloClient, InMemoryCache } from '@apollo/client';
import { BaseHttpLink } from '@apollo/client/link/http';
import { env } from '~/env.server';
import { plainAnswers } from './plainAnswers';
import type { Visit } from '~/session/session.server';
import { reach } from '#client/reach';

/** Makes the headers that prove who sends this body. */
type Credentials = (body: string) => Record<string, string> | Promise<Record<string, string>>;

const patience = 10_000;

/** An API client for a single request to this server; it caches nothing. */
export function createServerClient({ request }: Pick<Visit, 'request'>, credentials: Credentials): ApolloClient {
  const http = new BaseHttpLink({
    uri: env.GRAPHQL_URL,
    fetch: async (input, init) => {
      const signal = AbortSignal.any([request.signal, AbortSignal.timeout(patience)]);
      const headers = { ...asHeaders(init?.headers), ...(await credentials(asText(init?.body))) };
      return reach(input, { ...init, headers, signal });
    },
  });
  const defaultOptions = { query: { fetchPolicy: 'no-cache' }, mutate: { fetchPolicy: 'no-cache' } } as const;
  const link = plainAnswers().concat(http);
  return new ApolloClient({ link, cache: new InMemoryCache(), ssrMode: true, defaultOptions });
}

// The link passes a plain object, although fetch would accept more types.
const asHeaders = (headers: HeadersInit | undefined) => headers as Record<string, string> | undefined;
const asText = (body: BodyInit | null | undefined) => body as string;

/** With the default error policy, missing data means an error, even if the type allows null. */
export function present<Data>(answer: Data | null | undefined): Data {
  if (answer === null || answer === undefined) throw new Error('The API answered with neither data nor errors.');
  return answer;
}
