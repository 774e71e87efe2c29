import { ApolloLink } from '@apollo/client';
import { print } from '@apollo/client/utilities';
import { Observable } from 'rxjs';
import { isPassing, problemOf } from '~/api/problem';
import type { TokenSource } from '~/api/accessToken';
import { UnreachableError } from '#client/reach';
import { asSocket, Realtime } from '#client/realtime';

type Where = { graphqlUrl: string; realtimeUrl: string };

/**
 * Subscriptions over one connection that reconnects by itself. Messages that were missed meanwhile are not recovered here: `started`
 * in an operation's context is called whenever that may have happened.
 */
export function realtimeLink({ graphqlUrl, realtimeUrl }: Where, tokens: TokenSource): ApolloLink {
  const realtime = new Realtime({
    place: () => Promise.resolve({ url: realtimeUrl, host: new URL(graphqlUrl).host }),
    connect: (url, protocols) => asSocket(new WebSocket(url, protocols)),
    accessToken: (refused) => tokenAfter(refused, tokens),
  });
  return new ApolloLink(
    ({ query, variables, getContext }) =>
      new Observable((observer) =>
        realtime.listen<Record<string, unknown>>(
          { query: print(query), variables },
          {
            started: () => (getContext() as { started?: () => void }).started?.(),
            hear: (data) => observer.next({ data }),
            end: (reason) => (reason ? observer.error(reason) : observer.complete()),
          },
        ),
      ),
  );
}

async function tokenAfter(refused: string | null, tokens: TokenSource): Promise<string> {
  if (refused !== null) tokens.refuse();
  try {
    return await tokens.get();
  } catch (error) {
    if (isPassing(problemOf(error))) throw new UnreachableError('There is no token yet', { cause: error });
    throw error;
  }
}
