import { Amplify } from 'aws-amplify';
import { generateClient, type GraphQLResult } from 'aws-amplify/api';
import { Hub } from 'aws-amplify/utils';
import type { Observable } from 'rxjs';
import { WebSocket } from 'ws';
import type { Order, Report, Settings } from './amplifyProgram';

/** Runs AWS's own client in a process that takes orders from its parent. */
Object.assign(globalThis, { WebSocket });

const settings = JSON.parse(process.argv[2] ?? '') as Settings;
let token = settings.accessToken;
const getTokens = () => Promise.resolve({ accessToken: { payload: {}, toString: () => token } });

Amplify.configure(
  { API: { GraphQL: { endpoint: settings.graphql, region: settings.region, defaultAuthMode: 'userPool' } } },
  { Auth: { tokenProvider: { getTokens } } },
);

const client = generateClient();
const tell = (report: Report) => process.send?.(report);

Hub.listen('api', ({ payload }) => {
  if (payload.event === 'Subscription ack') tell({ kind: 'started' });
});

process.on('message', (order: Order) => {
  if (order.kind === 'token') token = order.token;
  else if (order.kind === 'subscribe') listen(order.query, order.variables);
  else void ask(order.query, order.variables).then((answer) => tell({ kind: 'answer', id: order.id, answer }));
});

/** The client throws answers that contain errors. */
function ask(query: string, variables: object): Promise<GraphQLResult> {
  const asked = client.graphql({ query, variables: { ...variables } }) as Promise<GraphQLResult>;
  return asked.catch((answer: unknown) => answer as GraphQLResult);
}

function listen(query: string, variables: object): void {
  const events = client.graphql({ query, variables: { ...variables } }) as unknown as Observable<GraphQLResult>;
  events.subscribe({
    next: (event) => tell({ kind: 'event', event }),
    error: (event: GraphQLResult) => tell({ kind: 'event', event }),
  });
}
