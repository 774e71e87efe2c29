import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { CompleteUploadDocument } from '#client/generated';
import { Listener } from '../api/testing/listening';
import { fourPorts, RunningQuire } from '../api/testing/running';
import { textFile, type Person } from '../api/testing/quire';

/** `npm run bench:changes`: from the answer to a completed save to its last subscriber, beside a bare `ws` fan-out. */
const rounds = 50;
const data = mkdtempSync(join(tmpdir(), 'quire-bench-'));
let quire: RunningQuire;
let alice: Person;
let bare: ChildProcess;
let barePort: number;

beforeAll(async () => {
  quire = new RunningQuire({ data, port: fourPorts() });
  alice = await quire.person('alice@example.com');
  bare = fork(join(import.meta.dirname, 'bareFanOut.mjs'));
  barePort = await new Promise<number>((resolve) => bare.once('message', resolve));
});

afterAll(async () => {
  bare.kill();
  await quire.end();
  rmSync(data, { recursive: true });
});

const isEvent = (message: Buffer) => message.includes('SAVED');

/** The time at which this socket is told, on the clock of `performance`. */
const told = (socket: WebSocket) =>
  new Promise<number>((resolve) => {
    const hear = (message: Buffer) => {
      if (!isEvent(message)) return;
      socket.off('message', hear);
      resolve(performance.now());
    };
    socket.on('message', hear);
  });

/** For each round the milliseconds from the moment that `act` returns to the last socket, in ascending order. */
async function measured(sockets: WebSocket[], act: (round: number) => Promise<number>): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const all = Promise.all(sockets.map(told));
    const from = await act(round);
    taken.push(Math.max(...(await all)) - from);
  }
  return taken.toSorted((a, b) => a - b);
}

async function saving(): Promise<(round: number) => Promise<number>> {
  const { id: documentId } = await alice.save(textFile('one'));
  return async (round) => {
    const { id } = await alice.uploadAndPut(textFile(`text ${round}`), { documentId, baseVersion: round + 1 });
    await alice.get(CompleteUploadDocument, { input: { uploadId: id } });
    return performance.now();
  };
}

async function publishing(): Promise<number> {
  const from = performance.now();
  const event = { type: 'data', id: '1', payload: { data: { onChange: { kind: 'SAVED', name: 'x'.repeat(200) } } } };
  await fetch(`http://127.0.0.1:${barePort}`, { method: 'POST', body: JSON.stringify(event) });
  return from;
}

async function listening(endpoints: Awaited<ReturnType<RunningQuire['ready']>>): Promise<Listener> {
  const listener = new Listener({ endpoints }, alice.accessToken);
  await listener.connect();
  expect((await listener.start()).type).toBe('start_ack');
  return listener;
}

async function bareSocket(): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${barePort}`);
  await new Promise((resolve) => socket.once('open', resolve));
  return socket;
}

const at = (sorted: number[], share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? NaN;
const shown = (sorted: number[]) => `p50 ${at(sorted, 0.5).toFixed(1)} ms, p95 ${at(sorted, 0.95).toFixed(1)} ms`;

test.each([1, 200])('the last of %i subscribers', async (count) => {
  const endpoints = await quire.ready();
  const each = Array.from({ length: count });
  const listeners = await Promise.all(each.map(() => listening(endpoints)));
  const sockets = await Promise.all(each.map(bareSocket));
  const changes = await measured(
    listeners.map(({ socket }) => socket.ws),
    await saving(),
  );
  const events = await measured(sockets, publishing);
  console.info(`${count} subscribers: Quire ${shown(changes)}; bare ws ${shown(events)};`);
  console.info(`p95 is ${(at(changes, 0.95) / at(events, 0.95)).toFixed(1)} times that of the bare fan-out.`);
  listeners.forEach((listener) => listener.close());
  sockets.forEach((socket) => socket.terminate());
});
