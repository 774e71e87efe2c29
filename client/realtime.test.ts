import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UnreachableError } from './reach';
import { Realtime, type Socket } from './realtime';

/** The server's side of a connection; it records what the client sends. */
class Wire implements Socket {
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  onerror: Socket['onerror'] = null;
  isClosed = false;
  readonly sent: { type: string; id?: string }[] = [];

  constructor(
    readonly url: string,
    readonly protocols: string[],
  ) {}

  send(text: string): void {
    this.sent.push(JSON.parse(text) as { type: string });
  }
  close(): void {
    this.isClosed = true;
    this.onclose?.();
  }
  says(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

const error = (errorType: string) => ({ payload: { errors: [{ message: 'No', errorType }] } });
const tokenRefused = error('UnauthorizedException');

let wires: Wire[];
let refusedTokens: (string | null)[];
let tokens: (() => Promise<string>)[];
let server: string;
let lookedUp: boolean[];
let realtime: Realtime;

beforeEach(() => {
  vi.useFakeTimers();
  [wires, refusedTokens, tokens, lookedUp] = [[], [], [], []];
  server = 'api.example.com';
  realtime = new Realtime({
    place(isLost) {
      lookedUp.push(isLost);
      return Promise.resolve({ url: `wss://${server}/graphql/realtime`, host: server });
    },
    connect: (url, protocols) => wires[wires.push(new Wire(url, protocols)) - 1] as Wire,
    accessToken: (refused) => {
      refusedTokens.push(refused);
      return tokens.shift()?.() ?? Promise.resolve(`token ${refusedTokens.length}`);
    },
  });
});
afterEach(() => vi.useRealTimers());

const soon = () => vi.advanceTimersByTimeAsync(0);
const wire = () => wires.at(-1) as Wire;

/** A listener that records what it hears. */
function listen(query = 'q') {
  const told: unknown[] = [];
  const stop = realtime.listen<unknown>(
    { query, variables: {} },
    {
      started: () => told.push('started'),
      hear: (data) => told.push(data),
      end: (reason) => told.push(reason === null ? 'ended' : reason.message),
    },
  );
  return { told, stop };
}

async function connected() {
  await soon();
  wire().onopen?.();
  wire().says({ type: 'connection_ack' });
}

async function listening() {
  const listener = listen();
  await connected();
  wire().says({ type: 'start_ack', id: '1' });
  return listener;
}

test('what is listened to begins after the handshake, is heard, and is stopped with the connection', async () => {
  const { told, stop } = await listening();
  expect(wire().sent.map(({ type, id }) => [type, id])).toEqual([
    ['connection_init', undefined],
    ['start', '1'],
  ]);
  wire().says({ type: 'data', id: '1', payload: { data: { n: 1 } } });
  wire().says({ type: 'data', id: '2', payload: { data: { n: 2 } } });
  expect(told).toEqual(['started', { n: 1 }]);
  stop();
  expect([wire().sent.at(-1), wire().isClosed]).toEqual([{ type: 'stop', id: '1' }, true]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(wires).toHaveLength(1);
});

test('a second listener shares the connection, and the last one to go closes it', async () => {
  const first = await listening();
  const second = listen();
  expect(wire().sent.at(-1)).toMatchObject({ type: 'start', id: '2' });
  first.stop();
  first.stop();
  expect([wire().isClosed, wire().sent.filter(({ type }) => type === 'stop')]).toEqual([
    false,
    [{ type: 'stop', id: '1' }],
  ]);
  second.stop();
  expect([wire().isClosed, wires.length]).toEqual([true, 1]);
});

test('whoever has gone before there is a connection makes none', async () => {
  listen().stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(wires).toHaveLength(0);
});

test('a connection that breaks comes back at once, and all begin anew', async () => {
  const { told } = await listening();
  wire().onclose?.();
  await vi.advanceTimersByTimeAsync(400);
  await connected();
  wire().says({ type: 'start_ack', id: '1' });
  expect([wires.length, told]).toEqual([2, ['started', 'started']]);
});

test('where nobody answers the pauses grow to eight seconds', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(1);
  listen();
  const pauses: number[] = [];
  for (let count = 1; count <= 7; count += 1) {
    await soon();
    wire().onclose?.();
    const from = Date.now();
    while (wires.length === count) await vi.advanceTimersToNextTimerAsync();
    pauses.push(Date.now() - from);
  }
  expect(pauses).toEqual([400, 800, 1600, 3200, 6400, 8000, 8000]);
});

test.each([
  ['handshake', 15_000, async () => void (await soon())],
  ['connection', 90_000, async () => void (await connected())],
])('a %s that is silent for %i ms is given up', async (_what, silence, begin) => {
  listen();
  await begin();
  await vi.advanceTimersByTimeAsync(silence - 1);
  expect(wire().isClosed).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(wire().isClosed).toBe(true);
  await vi.advanceTimersByTimeAsync(8000);
  expect(wires).toHaveLength(2);
});

test('a connection that is kept alive is not given up', async () => {
  await listening();
  for (let minute = 0; minute < 5; minute += 1) {
    await vi.advanceTimersByTimeAsync(60_000);
    wire().says({ type: 'ka' });
  }
  expect([wires.length, wire().isClosed]).toEqual([1, false]);
});

test('a token that is refused is changed for another one once, and then it is told', async () => {
  const { told } = listen();
  await soon();
  wire().says({ type: 'connection_error', ...tokenRefused });
  await vi.advanceTimersByTimeAsync(400);
  expect(refusedTokens).toEqual([null, 'token 1']);
  wire().says({ type: 'connection_error', ...tokenRefused });
  expect(told).toEqual(['UnauthorizedException: No']);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(wires).toHaveLength(2);
});

test('a token that was good in between may be refused again', async () => {
  const { told } = await listening();
  wire().says({ type: 'error', id: '1', ...tokenRefused });
  await vi.advanceTimersByTimeAsync(400);
  await connected();
  wire().says({ type: 'start_ack', id: '1' });
  wire().says({ type: 'error', id: '1', ...tokenRefused });
  await vi.advanceTimersByTimeAsync(400);
  expect([told, wires.length, refusedTokens]).toEqual([['started', 'started'], 3, [null, 'token 1', 'token 2']]);
});

test('a connection that is refused for another reason is tried again with the same token', async () => {
  listen();
  await soon();
  wire().says({ type: 'connection_error', ...error('LimitExceededError') });
  await vi.advanceTimersByTimeAsync(400);
  expect(refusedTokens).toEqual([null, null]);
});

test.each([
  [{ type: 'error', id: '1', ...error('NotFound') }, 'NotFound: No'],
  [{ type: 'complete', id: '1' }, 'ended'],
])('%j ends what it is about, and with the last one the connection', async (message, reason) => {
  const { told } = await listening();
  const other = listen();
  wire().says(message);
  expect([told, wire().isClosed]).toEqual([['started', reason], false]);
  wire().says({ ...message, id: '2' });
  expect([other.told, wire().isClosed]).toEqual([[reason], true]);
});

test('without a network for the token it is tried again, with any other failure it ends', async () => {
  tokens = [() => Promise.reject(new UnreachableError('gone')), () => Promise.reject(new Error('signed out'))];
  const { told } = listen();
  await soon();
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(400);
  expect([told, wires.length]).toEqual([['signed out'], 0]);
});

test('where a connection does not stand, where the server is is looked up anew', async () => {
  await listening();
  wire().onclose?.();
  await vi.advanceTimersByTimeAsync(400);
  server = 'new.example.com';
  wire().onclose?.();
  await vi.advanceTimersByTimeAsync(800);
  expect(lookedUp).toEqual([false, false, true]);
  expect(wires.map(({ url }) => new URL(url).host)).toEqual(['api.example.com', 'api.example.com', 'new.example.com']);
});

test('a connection to where the server is no more is left, and what is listened to begins anew where it is', async () => {
  const { told } = await listening();
  await realtime.leaveOldPlace();
  expect(wire().isClosed).toBe(false);
  server = 'new.example.com';
  await realtime.leaveOldPlace();
  expect(wire().isClosed).toBe(true);
  await vi.advanceTimersByTimeAsync(400);
  await connected();
  wire().says({ type: 'start_ack', id: '1' });
  expect([wires.length, wire().url, told]).toEqual([
    2,
    'wss://new.example.com/graphql/realtime',
    ['started', 'started'],
  ]);
  expect(JSON.stringify(wire().sent.at(-1))).toContain('"host":"new.example.com"');
});

test('before there is a connection there is none to leave', async () => {
  await realtime.leaveOldPlace();
  expect(wires).toHaveLength(0);
});
