import { freePort } from '../../processes/ports';
import type { Body } from '../response';
import { start, type ApiService } from '../service';
import { apiKey, apiCloud, returning, type Parts } from './cloud';
import { startPool, type Pool } from './pool';
import { encoded, openSocket, type Socket } from './socket';

const sdl = `
  type Query { ping: String @aws_api_key }
  type Mutation @aws_api_key @aws_cognito_user_pools {
    putItem(item: ItemInput): Item
    putItems(items: [ItemInput]): [Item]
    failItem(item: ItemInput): Item
    removeMember(group: String, times: Int): String
  }
  type Subscription @aws_api_key @aws_iam @aws_cognito_user_pools {
    onItem(id: ID, text: String): Item @aws_subscribe(mutations: ["putItem", "failItem"])
    onItems: [Item] @aws_subscribe(mutations: ["putItems"])
    onFiltered(filter: AWSJSON): Item @aws_subscribe(mutations: ["putItem"])
    onMember(group: String): Item @aws_subscribe(mutations: ["putItem"])
    onHeaders: Item @aws_subscribe(mutations: ["putItem"])
    onClosed: Item @aws_subscribe(mutations: ["putItem"])
    onPrivate: Item @aws_subscribe(mutations: ["putItem"]) @aws_iam
  }
  type Item @aws_api_key @aws_iam @aws_cognito_user_pools {
    id: ID!
    text: String
    size: Int
    tags: [String]
    inner: Item
    owned: String @aws_api_key
    counted: Int
    broken: Int
  }
  input ItemInput { id: ID! text: String size: Int tags: [String] inner: ItemInput owned: String }
`;

const withUtils = (request: string, response: string) => ({
  code: `
    import { util, extensions } from '@aws-appsync/utils';
    export const request = (ctx) => { ${request}; return { payload: null }; };
    export const response = (ctx) => { ${response}; return ctx.result; };
  `,
});

const oneOf = (field: string, value: string) =>
  `{ filterGroup: [{ filters: [{ fieldName: '${field}', operator: 'eq', value: ${value} }] }] }`;

const parts: Parts = {
  sdl,
  keys: [{ ApiKey: apiKey }, { ApiKey: 'da2-expired', Expires: 1_000_000_000 }],
  api: {
    AuthenticationType: 'AMAZON_COGNITO_USER_POOLS',
    UserPoolConfig: { UserPoolId: 'p', DefaultAction: 'DENY' },
    AdditionalAuthenticationProviders: [{ AuthenticationType: 'API_KEY' }, { AuthenticationType: 'AWS_IAM' }],
  },
  fields: {
    'Mutation.putItem': { code: returning('ctx.args.item') },
    'Mutation.putItems': { code: returning('ctx.args.items') },
    'Item.counted': { code: returning('1') },
    'Item.broken': withUtils('', `util.error('no', 'Bad')`),
    'Mutation.failItem': withUtils('', `util.error('no', 'Bad')`),
    'Mutation.removeMember': withUtils(
      '',
      `const times = [1, 2, 3, 4, 5, 6].slice(0, ctx.args.times ?? 1);
       times.forEach((time) => extensions.invalidateSubscriptions({
         subscriptionField: 'onMember', payload: { group: ctx.args.group, time } }));
       return ctx.args.group`,
    ),
    'Subscription.onFiltered': withUtils('', 'extensions.setSubscriptionFilter(ctx.args.filter)'),
    'Subscription.onMember': withUtils(
      `extensions.setSubscriptionFilter(${oneOf('text', 'ctx.args.group')})`,
      `extensions.setSubscriptionInvalidationFilter(${oneOf('group', 'ctx.args.group')})`,
    ),
    'Subscription.onHeaders': withUtils('', `util.error(ctx.request.headers['x-mine'], 'Headers')`),
    'Subscription.onClosed': withUtils('', `util.error('Nobody may.', 'Forbidden')`),
  },
};

type Start = { query: string; variables?: object; id?: string; authorization?: object };

export type World = {
  service: ApiService;
  pool: Pool;
  url: string;
  /** A connection that is acknowledged, by the API's key unless others are given. */
  connect(headers?: object): Promise<Socket>;
  /** Sends the start; an answer is the test's to wait for. */
  start(socket: Socket, start: Start): void;
  /** Starts, and waits until it is taken. */
  subscribe(socket: Socket, start: Start): Promise<void>;
  mutate(query: string, variables?: object): Promise<Body>;
  /** Runs putItem for this item, and selects all of it. */
  put(item: object): Promise<Body>;
  reload(): void;
  close(): Promise<void>;
};

/** An API with subscriptions of every kind, over real sockets. */
export async function startWorld(): Promise<World> {
  const pool = await startPool();
  const url = `http://127.0.0.1:${await freePort()}`;
  const cloud = apiCloud({ ...parts, endpoints: { graphql: url, auth: pool.issuer } });
  const service = await start(cloud);
  const { host } = new URL(url);
  const byKey = { host, 'x-api-key': apiKey };
  const startOn: World['start'] = (socket, { id = '1', query, variables, authorization = byKey }) => {
    const data = JSON.stringify({ query, ...(variables ? { variables } : {}) });
    socket.say({ id, type: 'start', payload: { data, extensions: { authorization } } });
  };
  const mutate: World['mutate'] = async (query, variables = {}) => {
    const body = JSON.stringify({ query, variables });
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'x-api-key': apiKey }, body });
    return (await response.json()) as Body;
  };
  return {
    service,
    pool,
    url,
    mutate,
    start: startOn,
    async connect(headers = byKey) {
      const socket = openSocket(realtimeOf(url), ['graphql-ws', `header-${encoded(headers)}`]);
      await new Promise((resolve) => socket.ws.once('open', resolve));
      socket.say({ type: 'connection_init' });
      await socket.next('connection_ack');
      return socket;
    },
    async subscribe(socket, start) {
      startOn(socket, start);
      await socket.next('start_ack', start.id ?? '1');
    },
    put: (item) => mutate(`mutation ($item: ItemInput) { putItem(item: $item) { ${everything} } }`, { item }),
    reload: () => service.reload(cloud),
    async close() {
      await service.close();
      pool.close();
    },
  };
}

const everything = 'id text size tags owned inner { id text inner { id } }';

export const realtimeOf = (url: string) => `${url.replace('http', 'ws')}/graphql/realtime`;

/** What the subscription has been told, in order. */
export const eventsOf = ({ heard }: Socket, id = '1') =>
  heard.filter((each) => each.type === 'data' && each.id === id).map(({ payload }) => payload);
