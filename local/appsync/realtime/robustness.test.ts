import { connect as connectTcp, type Socket as TcpSocket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { apiKey } from '../testing/cloud';
import { eventsOf, startWorld, type World } from '../testing/realtime';
import type { Socket } from '../testing/socket';

let world: World;
let socket: Socket;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.close());

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  socket = await world.connect();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  socket.ws.terminate();
});

const query = 'subscription { onItem { id text } }';
const authorization = { 'x-api-key': apiKey };

const start = (payload: object) => JSON.stringify({ id: '1', type: 'start', payload });

test.each([
  ['no JSON', 'meow'],
  ['nothing', ''],
  ['a list', '[]'],
  ['null', 'null'],
  ['no type', '{}'],
  ['a type of another protocol', '{"type":"subscribe","id":"1"}'],
  ['a start without an id', JSON.stringify({ type: 'start', payload: { data: '{}', extensions: { authorization } } })],
  ['a start without a payload', '{"type":"start","id":"1"}'],
  ['a start without authorization', start({ data: JSON.stringify({ query }) })],
  ['a start whose data is no text', start({ data: { query }, extensions: { authorization } })],
  ['a start whose data is no JSON', start({ data: 'meow', extensions: { authorization } })],
  ['a start without a query', start({ data: '{}', extensions: { authorization } })],
  ['a stop without an id', '{"type":"stop"}'],
])('%s is answered, and the connection goes on', async (_name, frame) => {
  socket.say(frame);
  expect(await socket.next('error')).toEqual({
    type: 'error',
    payload: {
      errors: [{ errorType: 'UnsupportedOperation', message: 'unknown not supported through the realtime channel' }],
    },
  });
  await world.subscribe(socket, { query });
});

const underlying = ({ ws }: Socket) => (ws as unknown as { _socket: TcpSocket })._socket;

test.each<[string, () => void, number]>([
  ['a binary frame', () => socket.say(Buffer.from([1, 2, 3])), 1003],
  ['a message of 1 MiB', () => socket.say('x'.repeat(1024 * 1024)), 1009],
  ['a frame that is none', () => underlying(socket).write(Buffer.alloc(64, 0xff)), 1002],
  ['text that is no UTF-8', () => underlying(socket).write(Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0xff])), 1007],
])('%s ends its connection and no other', async (_name, act, code) => {
  const other = await world.connect();
  await world.subscribe(other, { query });
  act();
  await vi.waitFor(() => expect(socket.closed()).toBe(code));
  await world.put({ id: 'a' });
  await other.next('data', '1');
  other.ws.terminate();
});

test('who goes away during the handshake harms nobody', async () => {
  const { hostname, port } = new URL(world.url);
  const tcp = connectTcp(Number(port), hostname);
  const lines = ['GET /graphql/realtime HTTP/1.1', `host: ${hostname}`, 'connection: upgrade', 'upgrade: websocket'];
  const secrets = ['sec-websocket-version: 13', 'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==', `x-api-key: ${apiKey}`];
  tcp.write([...lines, ...secrets, 'sec-websocket-protocol: graphql-ws', '', ''].join('\r\n'));
  tcp.resetAndDestroy();
  await world.subscribe(socket, { query });
});

test('a client that offers HTTP/2 is answered all the same', async () => {
  const { hostname, port } = new URL(world.url);
  const body = JSON.stringify({ query: '{ ping }' });
  const lines = ['POST /graphql HTTP/1.1', `host: ${hostname}`, 'connection: Upgrade, HTTP2-Settings', 'upgrade: h2c'];
  const more = ['http2-settings: AAEAAEAA', `x-api-key: ${apiKey}`, `content-length: ${body.length}`];
  const tcp = connectTcp(Number(port), hostname);
  let answer = '';
  tcp.on('data', (data: Buffer) => (answer += data.toString()));
  tcp.write([...lines, ...more, '', body].join('\r\n'));
  await vi.waitFor(() => expect(answer).toContain('{"data":{"ping":null}}'));
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
  tcp.destroy();
});

test('too many messages within a second are too many', async () => {
  for (let index = 0; index < 500; index += 1) socket.say({ type: 'stop', id: String(index) });
  expect(await socket.next('error')).toEqual({
    type: 'error',
    payload: { errors: [{ errorType: 'LimitExceededError', message: 'Rate limit exceeded' }] },
  });
});

test('an event over 240 KiB is not sent, and the next one is', async () => {
  await world.subscribe(socket, { query });
  await world.put({ id: 'large', text: 'x'.repeat(240 * 1024) });
  await world.put({ id: 'small' });
  await socket.next('data', '1');
  expect(eventsOf(socket)).toEqual([{ data: { onItem: { id: 'small', text: null } } }]);
  expect(console.warn).toHaveBeenCalledWith('An event over 240 KiB was not sent to subscription 1.');
});

test('a client that does not read is disconnected, and the others get everything', async () => {
  const reader = await world.connect();
  for (const each of [socket, reader]) await world.subscribe(each, { query });
  underlying(socket).pause();
  const text = 'x'.repeat(200 * 1024);
  for (let count = 0; count < 60; count += 1) await world.put({ id: 'a', text });
  underlying(socket).resume();
  await vi.waitFor(() => expect(socket.closed()).toBe(1006));
  await vi.waitFor(() => expect(eventsOf(reader)).toHaveLength(60));
  expect(eventsOf(socket).length).toBeLessThan(60);
  reader.ws.terminate();
});

test('a connection is kept alive every minute', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const kept = await world.connect();
  kept.heard.length = 0;
  vi.advanceTimersByTime(59_000);
  await world.subscribe(kept, { query });
  expect(kept.heard.map(({ type }) => type)).toEqual(['start_ack']);
  vi.advanceTimersByTime(61_000);
  await vi.waitFor(() => expect(kept.heard.map(({ type }) => type)).toEqual(['start_ack', 'ka', 'ka']));
  kept.ws.terminate();
});

test('a connection ends after 24 hours', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const old = await world.connect();
  vi.advanceTimersByTime(24 * 3600 * 1000);
  vi.useRealTimers();
  await vi.waitFor(() => expect(old.closed()).toBe(1000));
});

const expired = { errors: [{ errorType: 'UnauthorizedException', message: 'Token has expired.' }] };

test('no event comes after the token of its subscription has expired', async () => {
  const token = { Authorization: await world.pool.token({}, { expires: '5m' }) };
  await world.subscribe(socket, { query, id: 'token', authorization: token });
  await world.subscribe(socket, { query, id: 'key' });
  vi.useFakeTimers({ now: Date.now() + 301_000, toFake: ['Date'] });
  await world.put({ id: 'a' });
  expect(await socket.next('error', 'token')).toMatchObject({ payload: expired });
  await socket.next('data', 'key');
  expect(eventsOf(socket, 'token')).toEqual([]);
});

test('a subscription whose token has expired is told within a minute', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  const quiet = await world.connect();
  const token = { Authorization: await world.pool.token({}, { expires: '5m' }) };
  await world.subscribe(quiet, { query, authorization: token });
  vi.advanceTimersByTime(360_000);
  expect(await quiet.next('error', '1')).toMatchObject({ payload: expired });
  quiet.ws.terminate();
});

test('new code ends the connections, and clients that come back find it', async () => {
  await world.subscribe(socket, { query });
  world.reload();
  await vi.waitFor(() => expect(socket.closed()).toBe(1012));
  const back = await world.connect();
  await world.subscribe(back, { query });
  await world.put({ id: 'a' });
  await back.next('data', '1');
  back.ws.terminate();
});

test('the service closes within a second, whatever its clients do', async () => {
  const own = await startWorld();
  const [polite, deaf] = [await own.connect(), await own.connect()];
  await own.subscribe(polite, { query });
  underlying(deaf).pause();
  const before = performance.now();
  await own.close();
  expect(performance.now() - before).toBeLessThan(1000);
  await vi.waitFor(() => expect(polite.closed()).toBe(1001));
  deaf.ws.terminate();
});
