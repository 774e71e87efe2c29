import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { apiKey } from '../testing/cloud';
import { realtimeOf, startWorld, type World } from '../testing/realtime';
import { encoded, openSocket, type Socket } from '../testing/socket';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** A connection from this address of the machine, which is its own to choose. */
function arrive(localAddress: string): Socket {
  const header = encoded({ host: new URL(world.url).host, 'x-api-key': apiKey });
  return openSocket(realtimeOf(world.url), ['graphql-ws', `header-${header}`], { localAddress });
}

const isOpen = (socket: Socket) => new Promise((resolve) => socket.ws.once('open', () => resolve(socket)));

test('one connection too many of an address is told why, others come in, and so does the next when one has left (E-40)', async () => {
  const crowd = Array.from({ length: 500 }, () => arrive('127.0.0.2'));
  await Promise.all(crowd.map(isOpen));
  const late = arrive('127.0.0.2');
  expect(await late.next('connection_error')).toEqual({
    type: 'connection_error',
    payload: { errors: [{ errorType: 'LimitExceededError', message: 'Rate limit exceeded', errorCode: 429 }] },
  });
  await vi.waitFor(() => expect(late.closed()).toBe(1008));
  expect(await world.mutate('{ ping }')).toEqual({ data: { ping: null } });
  const other = arrive('127.0.0.3');
  await isOpen(other);
  other.say({ type: 'connection_init' });
  await other.next('connection_ack');

  crowd[0]?.ws.terminate();
  await vi.waitFor(async () => {
    const next = arrive('127.0.0.2');
    await isOpen(next);
    next.say({ type: 'connection_init' });
    await next.next('connection_ack');
    crowd.push(next);
  });
  for (const { ws } of [...crowd, late, other]) ws.terminate();
});
