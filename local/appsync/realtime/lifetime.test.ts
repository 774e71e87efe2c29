import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { freePort } from '../../processes/ports';
import { start } from '../service';
import { apiCloud } from '../testing/cloud';
import { eventsOf, realtimeOf, startWorld, type World } from '../testing/realtime';
import { encoded, openSocket, tcpOf, type Socket } from '../testing/socket';

let world: World;
let socket: Socket;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.close());

beforeEach(async () => {
  socket = await world.connect();
});

afterEach(() => {
  vi.useRealTimers();
  socket.ws.terminate();
});

const query = 'subscription { onItem { id } }';

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

test('no event comes after the token of its subscription has expired (E-25)', async () => {
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
  tcpOf(deaf).pause();
  const before = performance.now();
  await own.close();
  expect(performance.now() - before).toBeLessThan(1000);
  await vi.waitFor(() => expect(polite.closed()).toBe(1001));
  deaf.ws.terminate();
});

test('a handshake that waits for the pool does not keep the service from closing', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const auth = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const graphql = `http://127.0.0.1:${await freePort()}`;
  const api = { AuthenticationType: 'AMAZON_COGNITO_USER_POOLS', UserPoolConfig: { UserPoolId: 'p' } };
  const service = await start(apiCloud({ sdl: 'type Query { ping: String }', api, endpoints: { graphql, auth } }));
  const Authorization = await world.pool.token({ iss: auth });
  const waiting = openSocket(realtimeOf(graphql), ['graphql-ws', `header-${encoded({ Authorization })}`]);
  await once(silent, 'connection');
  await service.close();
  await vi.waitFor(() => expect(waiting.closed()).toBe(1006));
  silent.close();
  silent.closeAllConnections();
});
