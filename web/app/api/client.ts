import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { ServerError } from '@apollo/client/errors';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import { BaseHttpLink } from '@apollo/client/link/http';
import { OperationTypeNode } from 'graphql';
import { realtimeLink } from '~/live/realtimeLink';
import { createTokenSource, type AccessToken, type TokenSource } from './accessToken';
import { plainAnswers } from './plainAnswers';
import { reach } from '#client/reach';
import { tokenPath } from '../../../schema/webPaths';

/** The addresses of the API and of its realtime endpoint. */
export type ApiUrls = { graphqlUrl: string; realtimeUrl: string };

/** The browser's client: calls the API directly, with a token that is kept in memory. */
export function createBrowserClient(where: ApiUrls): ApolloClient {
  const tokens = createTokenSource(fetchToken);
  const http = ApolloLink.from([
    renewOnce(tokens),
    authorize(tokens),
    new BaseHttpLink({ uri: where.graphqlUrl, fetch: reach }),
  ]);
  const link = ApolloLink.split(isSubscription, realtimeLink(where, tokens), http);
  return new ApolloClient({ link: plainAnswers().concat(link), cache: new InMemoryCache() });
}

const isSubscription = ({ operationType }: ApolloLink.Operation) => operationType === OperationTypeNode.SUBSCRIPTION;

/** Renders loader data on the server; it sends no requests. */
export function createRenderingClient(): ApolloClient {
  return new ApolloClient({ link: ApolloLink.empty(), cache: new InMemoryCache(), ssrMode: true });
}

async function fetchToken(isRenewal: boolean): Promise<AccessToken> {
  const response = await reach(isRenewal ? `${tokenPath}?renew` : tokenPath, { method: 'POST' });
  const bodyText = await response.text();
  if (!response.ok) throw new ServerError('No access token', { response, bodyText });
  return asToken(JSON.parse(bodyText));
}

const asToken = (answer: unknown) => answer as AccessToken;

function authorize(tokens: TokenSource): ApolloLink {
  return new SetContextLink(async () => ({ headers: { authorization: await tokens.get() } }));
}

/** Replaces a refused token once; a second refusal is passed on. */
function renewOnce(tokens: TokenSource): ApolloLink {
  return new ErrorLink(({ error, operation, forward }) => {
    const isFirst = !operation.getContext().isRenewed;
    if (!ServerError.is(error) || error.statusCode !== 401 || !isFirst) return;
    tokens.refuse();
    operation.setContext({ isRenewed: true });
    return forward(operation);
  });
}
