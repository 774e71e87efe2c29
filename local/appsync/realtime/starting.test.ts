import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { apiKey } from '../testing/cloud';
import { eventsOf, startWorld, type World } from '../testing/realtime';
import { signed } from '../testing/signature';
import type { Socket } from '../testing/socket';

let world: World;
let socket: Socket;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.close());

beforeEach(async () => {
  socket = await world.connect();
});

afterEach(() => socket.ws.terminate());

const query = 'subscription { onItem { id } }';

test('a subscription hears of the mutations it names, until it is stopped', async () => {
  await world.subscribe(socket, { query });
  await world.put({ id: 'a' });
  expect(await socket.next('data', '1')).toEqual({ type: 'data', id: '1', payload: { data: { onItem: { id: 'a' } } } });
  socket.say({ type: 'stop', id: '1' });
  expect(await socket.next('complete', '1')).toEqual({ type: 'complete', id: '1' });
  await world.subscribe(socket, { query, id: '2' });
  await world.put({ id: 'b' });
  await socket.next('data', '2');
  expect(eventsOf(socket)).toHaveLength(1);
});

test('an id is free again after its subscription has ended', async () => {
  await world.subscribe(socket, { query });
  socket.say({ type: 'stop', id: '1' });
  await socket.next('complete', '1');
  socket.heard.length = 0;
  await world.subscribe(socket, { query });
});

test('connection_init is optional', async () => {
  socket.heard.length = 0;
  await world.subscribe(socket, { query });
  expect(socket.heard.map(({ type }) => type)).toEqual(['start_ack']);
});

const error = (errorType: string, message: string) => ({ payload: { errors: [{ errorType, message }] } });

test.each<[string, object, object]>([
  [
    'a field that nobody has',
    { query: 'subscription { onNothing { id } }' },
    {
      payload: {
        errors: [
          {
            message: `Validation error of type FieldUndefined: Field 'onNothing' in type 'Subscription' is undefined @ 'onNothing'`,
          },
        ],
      },
    },
  ],
  [
    'a field of another mode',
    { query: 'subscription { onPrivate { id } }' },
    error('Unauthorized', 'Not Authorized to access onPrivate on type Subscription'),
  ],
  ['a resolver that refuses', { query: 'subscription { onClosed { id } }' }, error('Forbidden', 'Nobody may.')],
  [
    'a missing variable',
    { query: 'subscription ($id: ID!) { onItem(id: $id) { id } }' },
    { payload: { errors: [{ message: `Variable 'id' has coerced Null value for NonNull type 'ID!'` }] } },
  ],
  ['a query', { query: '{ ping }' }, error('UnsupportedOperation', 'query not supported through the realtime channel')],
  [
    'a mutation',
    { query: 'mutation { putItem { id } }' },
    error('UnsupportedOperation', 'mutation not supported through the realtime channel'),
  ],
  [
    'a text that is no GraphQL',
    { query: 'meow' },
    error('MalformedHttpRequestException', 'Unable to parse GraphQL query.'),
  ],
  [
    'no credential',
    { query, authorization: { host: 'x' } },
    error('UnauthorizedException', 'Valid authorization header not provided.'),
  ],
  [
    'an unknown key',
    { query, authorization: { 'x-api-key': 'no' } },
    error('UnauthorizedException', 'You are not authorized to make this call.'),
  ],
])('%s is an error of its subscription, and the connection goes on', async (_name, start, answer) => {
  world.start(socket, { query: '', ...start });
  expect(await socket.next('error')).toEqual({ type: 'error', id: '1', ...answer });
  await world.subscribe(socket, { query });
});

test('who asks is proved at each start anew, in a mode of its own', async () => {
  const data = JSON.stringify({ query: 'subscription { onPrivate { id } }' });
  const extensions = {
    authorization: { host: new URL(world.url).host, ...signed(new URL(`${world.url}/graphql`), data) },
  };
  socket.say({ id: 'iam', type: 'start', payload: { data, extensions } });
  await socket.next('start_ack', 'iam');
  await world.subscribe(socket, { query, id: 'pool', authorization: { Authorization: await world.pool.token() } });
  await world.subscribe(socket, { query, id: 'key' });
  const expired = await world.pool.token({}, { expires: '-1m' });
  world.start(socket, { query, id: 'late', authorization: { Authorization: expired } });
  expect(await socket.next('error', 'late')).toMatchObject(error('UnauthorizedException', 'Token has expired.'));
});

test('a signature is one of the very text of the operation', async () => {
  const data = JSON.stringify({ query: 'subscription { onPrivate { id } }' });
  const authorization = { host: new URL(world.url).host, ...signed(new URL(`${world.url}/graphql`), data) };
  socket.say({ id: '1', type: 'start', payload: { data: `${data} `, extensions: { authorization } } });
  expect(await socket.next('error', '1')).toMatchObject({
    payload: { errors: [{ errorType: 'SignatureDoesNotMatch' }] },
  });
});

test('an id can be used once at a time, and its subscription stays', async () => {
  world.start(socket, { query });
  world.start(socket, { query });
  expect(await socket.next('error', '1')).toMatchObject(
    error('DuplicatedOperationError', 'Duplicated operation with id 1'),
  );
  await socket.next('start_ack', '1');
  await world.put({ id: 'a' });
  await socket.next('data', '1');
});

test('a connection has room for 100 subscriptions', async () => {
  for (let index = 0; index < 101; index += 1) world.start(socket, { query, id: String(index) });
  const full = error('MaxSubscriptionsReachedError', 'Max number of 100 subscriptions reached');
  expect(await socket.next('error')).toMatchObject({ id: '100', ...full });
  await vi.waitFor(() => expect(socket.heard.filter(({ type }) => type === 'start_ack')).toHaveLength(100));
  socket.say({ type: 'stop', id: '7' });
  await socket.next('complete', '7');
  await world.subscribe(socket, { query, id: 'another' });
});

test('a start that is stopped before it is taken never begins', async () => {
  world.start(socket, { query });
  socket.say({ type: 'stop', id: '1' });
  await socket.next('complete', '1');
  await world.subscribe(socket, { query, id: '2' });
  await world.put({ id: 'a' });
  await socket.next('data', '2');
  expect(eventsOf(socket)).toEqual([]);
});

test('the resolver of a subscription sees the headers of its start', async () => {
  const authorization = { 'x-api-key': apiKey, 'x-mine': 'yes' };
  world.start(socket, { query: 'subscription { onHeaders { id } }', authorization });
  expect(await socket.next('error')).toMatchObject(error('Headers', 'yes'));
});

test('what a connection keeps open has 65,536 characters at most, and what ends makes room (E-40)', async () => {
  const starting = (id: string, characters: number) => {
    const rest = JSON.stringify({ query: `${query} #` }).length + id.length;
    return { id, query: `${query} #${'x'.repeat(characters - rest)}` };
  };
  for (const id of ['a', 'b', 'c']) await world.subscribe(socket, starting(id, 20_000));
  world.start(socket, starting('d', 5_537));
  const full = error('LimitExceededError', 'Subscriptions of one connection have 65536 characters at most');
  expect(await socket.next('error')).toMatchObject({ id: 'd', ...full });
  await world.subscribe(socket, starting('e', 5_536));
  socket.say({ type: 'stop', id: 'a' });
  await socket.next('complete', 'a');
  await world.subscribe(socket, starting('d', 20_000));
});
