import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { apiKey } from '../testing/cloud';
import { realtimeOf, startWorld, type World } from '../testing/realtime';
import { signed } from '../testing/signature';
import { encoded, openSocket, type Socket } from '../testing/socket';

let world: World;
let open: Socket[] = [];

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.close());

afterEach(() => {
  for (const { ws } of open) ws.terminate();
  open = [];
});

type Way = (headers: Record<string, string>) => Socket;

const ways: Record<string, Way> = {
  'the query': (headers) => {
    const query = `header=${Buffer.from(JSON.stringify(headers)).toString('base64')}&payload=e30=`;
    return openSocket(`${realtimeOf(world.url)}?${query}`);
  },
  'a subprotocol': (headers) => openSocket(realtimeOf(world.url), ['graphql-ws', `header-${encoded(headers)}`]),
  'plain headers': (headers) => openSocket(realtimeOf(world.url), ['graphql-ws'], { headers }),
};

const opened = (socket: Socket) => {
  open.push(socket);
  return socket;
};

const host = () => new URL(world.url).host;
const connectUrl = () => new URL(`${world.url}/graphql/connect`);

const credentials: Record<string, () => Promise<Record<string, string>> | Record<string, string>> = {
  'an API key': () => ({ 'x-api-key': apiKey }),
  'an access token': async () => ({ Authorization: await world.pool.token() }),
  'a token after Bearer': async () => ({ Authorization: `Bearer ${await world.pool.token()}` }),
  'a signature of IAM': () => signed(connectUrl(), '{}'),
};

const all = Object.keys(ways).flatMap((way) =>
  Object.keys(credentials).map((credential) => [credential, way] as const),
);

test.each(all)('%s in %s opens a connection', async (credential, way) => {
  const headers = { host: host(), ...(await credentials[credential]?.()) };
  const socket = opened(ways[way]?.(headers) as Socket);
  await vi.waitFor(() => expect(socket.ws.readyState).toBe(1));
  socket.say({ type: 'connection_init' });
  await socket.next('ka');
  expect(socket.ws.protocol).toBe('graphql-ws');
  expect(socket.heard).toEqual([{ type: 'connection_ack', payload: { connectionTimeoutMs: 300_000 } }, { type: 'ka' }]);
});

const unauthorized = (message: string) => ({ errorType: 'UnauthorizedException', message, errorCode: 401 });

test.each<[string, () => Promise<object> | object, object]>([
  ['nothing', () => ({}), unauthorized('Valid authorization header not provided.')],
  ['an unknown key', () => ({ 'x-api-key': 'no' }), unauthorized('You are not authorized to make this call.')],
  ['an expired key', () => ({ 'x-api-key': 'da2-expired' }), unauthorized('You are not authorized to make this call.')],
  [
    'an expired token',
    async () => ({ Authorization: await world.pool.token({}, { expires: '-1h' }) }),
    unauthorized('Token has expired.'),
  ],
  [
    'a signature for another path',
    () => signed(new URL(`${world.url}/graphql`), '{}'),
    { errorType: 'SignatureDoesNotMatch', errorCode: 403 },
  ],
  [
    'a signature of another body',
    () => signed(connectUrl(), '{"a":1}'),
    { errorType: 'SignatureDoesNotMatch', errorCode: 403 },
  ],
])('who connects with %s is told why, and is disconnected', async (_name, headers, error) => {
  for (const way of ['the query', 'a subprotocol']) {
    const socket = opened(ways[way]?.({ host: host(), ...(await headers()) }) as Socket);
    expect(await socket.next('connection_error')).toMatchObject({ payload: { errors: [error] } });
    await vi.waitFor(() => expect(socket.closed()).toBe(1008));
    expect(socket.heard).toHaveLength(1);
  }
});

// See docs/decisions/013: the token proves the caller, and another site does not have it.
test('a page of another origin opens nothing without a token, and with one it does (E-25)', async () => {
  const elsewhere = { origin: 'https://evil.example' };
  const stranger = opened(openSocket(realtimeOf(world.url), ['graphql-ws'], { headers: elsewhere }));
  expect(await stranger.next('connection_error')).toMatchObject({
    payload: { errors: [unauthorized('Valid authorization header not provided.')] },
  });
  await vi.waitFor(() => expect(stranger.closed()).toBe(1008));
  const proven = `header-${encoded({ host: host(), Authorization: await world.pool.token() })}`;
  const known = opened(openSocket(realtimeOf(world.url), ['graphql-ws', proven], { headers: elsewhere }));
  await vi.waitFor(() => expect(known.ws.readyState).toBe(1));
  known.say({ type: 'connection_init' });
  expect((await known.next('connection_ack')).type).toBe('connection_ack');
});

test('headers that are not JSON prove nothing', async () => {
  const socket = opened(openSocket(`${realtimeOf(world.url)}?header=%00garbage&payload=e30=`));
  expect(await socket.next('connection_error')).toMatchObject({
    payload: { errors: [unauthorized('Valid authorization header not provided.')] },
  });
});

test.each([
  ['no subprotocol', [], 'NoProtocolError'],
  ['another subprotocol', ['graphql-transport-ws'], 'SubProtocolNotSupportedError'],
])('%s is refused', async (_name, protocols, message) => {
  const socket = opened(openSocket(realtimeOf(world.url), protocols, { headers: { 'x-api-key': apiKey } }));
  expect(await socket.next('connection_error')).toEqual({
    type: 'connection_error',
    payload: { errors: [{ message, errorCode: 400 }] },
  });
  await vi.waitFor(() => expect(socket.closed()).not.toBeNull());
});

test('there is no other path', async () => {
  const socket = opened(openSocket(`${world.url.replace('http', 'ws')}/other`));
  const status = await new Promise((resolve) =>
    socket.ws.once('unexpected-response', (_request, response) => resolve(response.statusCode)),
  );
  expect(status).toBe(404);
});

test('the API answers over HTTP as before', async () => {
  expect(await world.mutate('{ ping }')).toEqual({ data: { ping: null } });
});
