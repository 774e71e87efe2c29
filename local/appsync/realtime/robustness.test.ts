import { connect as connectTcp } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { apiKey } from '../testing/cloud';
import { eventsOf, startWorld, type World } from '../testing/realtime';
import { tcpOf, type Socket } from '../testing/socket';

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
  vi.restoreAllMocks();
  socket.ws.terminate();
});

const query = 'subscription { onItem { id text } }';
const authorization = { 'x-api-key': apiKey };

const frame = (payload: object) => JSON.stringify({ id: '1', type: 'start', payload });

test.each([
  ['no JSON', 'meow'],
  ['nothing', ''],
  ['a list', '[]'],
  ['null', 'null'],
  ['no type', '{}'],
  ['a type of another protocol', '{"type":"subscribe","id":"1"}'],
  ['a start without an id', JSON.stringify({ type: 'start', payload: { data: '{}', extensions: { authorization } } })],
  ['a start without a payload', '{"type":"start","id":"1"}'],
  ['a start without authorization', frame({ data: JSON.stringify({ query }) })],
  ['a start whose data is no text', frame({ data: { query }, extensions: { authorization } })],
  ['a start whose data is no JSON', frame({ data: 'meow', extensions: { authorization } })],
  ['a start without a query', frame({ data: '{}', extensions: { authorization } })],
  ['a stop without an id', '{"type":"stop"}'],
])('%s is answered, and the connection goes on', async (_name, text) => {
  socket.say(text);
  expect(await socket.next('error')).toEqual({
    type: 'error',
    payload: {
      errors: [{ errorType: 'UnsupportedOperation', message: 'unknown not supported through the realtime channel' }],
    },
  });
  await world.subscribe(socket, { query });
});

test.each<[string, () => void, number]>([
  ['a binary frame', () => socket.say(Buffer.from([1, 2, 3])), 1003],
  ['a message of 1 MiB', () => socket.say('x'.repeat(1024 * 1024)), 1009],
  ['a frame that is none', () => tcpOf(socket).write(Buffer.alloc(64, 0xff)), 1002],
  ['text that is no UTF-8', () => tcpOf(socket).write(Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0xff])), 1007],
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
  expect(console.warn).toHaveBeenCalledWith('An event over 240 KiB was not sent to its subscription.');
});

test('nothing is made ready for a client that has gone', async () => {
  await world.subscribe(socket, { query });
  socket.ws.terminate();
  await vi.waitFor(async () => {
    vi.mocked(console.warn).mockClear();
    await world.put({ id: 'large', text: 'x'.repeat(240 * 1024) });
    expect(console.warn).not.toHaveBeenCalled();
  });
});

test('a client that does not read is disconnected, and the others get everything', async () => {
  const reader = await world.connect();
  for (const each of [socket, reader]) await world.subscribe(each, { query });
  tcpOf(socket).pause();
  const text = 'x'.repeat(200 * 1024);
  for (let count = 0; count < 60; count += 1) await world.put({ id: 'a', text });
  tcpOf(socket).resume();
  await vi.waitFor(() => expect(socket.closed()).toBe(1006));
  await vi.waitFor(() => expect(eventsOf(reader)).toHaveLength(60));
  expect(eventsOf(socket).length).toBeLessThan(60);
  reader.ws.terminate();
});
