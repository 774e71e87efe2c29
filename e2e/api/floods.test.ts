import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request, type ClientRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSocket } from '../../local/appsync/testing/socket';
import { listenersOf, type Listener } from '../testing/listeners';
import { fourPorts, RunningQuire } from './testing/running';

const data = mkdtempSync(join(tmpdir(), 'quire-floods-'));
let quire: RunningQuire;
let listeners: Listener[];
let realtime: string;

beforeAll(async () => {
  quire = new RunningQuire({ data, port: fourPorts() });
  realtime = (await quire.ready()).realtime;
  listeners = listenersOf(quire.pid);
}, 120_000);

afterAll(async () => {
  await quire.end();
  rmSync(data, { recursive: true, force: true });
});

const megabyte = Buffer.alloc(2 ** 20, 'x');
const megabytes = 100;

/** The peak memory of a process since `forgetPeak`, in megabytes. */
const peakOf = (pid: number) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
const forgetPeak = (pid: number) => writeFileSync(`/proc/${pid}/clear_refs`, '5');

/** Paths that the servers answer, and one that none does. */
const paths = [
  '/',
  '/graphql',
  '/event',
  '/graphql/realtime',
  '/bucket',
  '/bucket/key?uploadId=none&partNumber=1',
  '/bucket?delete',
  '/oauth2/token',
  '/oauth2/authorize',
  '/oauth2/userInfo',
  '/login/nobody',
  '/mailbox',
  '/local/tokens',
  '/v2/email/outbound-emails',
  '/nowhere',
];
const ways = [{ 'content-length': megabytes * megabyte.length }, { 'transfer-encoding': 'chunked' }];
const routes = paths.flatMap((path) =>
  ['POST', 'PUT', 'GET'].flatMap((method) => ways.map((way) => ({ path, method, way }))),
);

/** Sends the body as fast as it is accepted, until there is an answer or the connection is cut. */
async function flood({ address, port }: Listener, { path, method, way }: (typeof routes)[number]): Promise<void> {
  const headers = {
    ...way,
    'content-type': 'application/x-www-form-urlencoded',
    'x-amz-target': 'DynamoDB_20120810.PutItem',
  };
  const sending = request({ host: address, port, path, method, headers, agent: false });
  const over = new Promise<void>((resolve) => {
    for (const event of ['response', 'error', 'close']) sending.once(event, () => resolve());
  });
  await Promise.race([over, pour(sending)]);
  await over;
  sending.destroy();
}

async function pour(sending: ClientRequest): Promise<void> {
  for (let sent = 0; sent < megabytes && !sending.destroyed; sent++) {
    if (!sending.write(megabyte)) await new Promise((resolve) => sending.once('drain', resolve));
  }
  sending.end();
}

/** The least growth of a process in several runs, in megabytes: garbage comes and goes, held memory stays. */
async function growthOf(pid: number, work: () => Promise<void>): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < 6 && least >= 20; round++) {
    forgetPeak(pid);
    const before = peakOf(pid);
    await work();
    least = Math.min(least, peakOf(pid) - before);
  }
  return least;
}

test('100 MB to any route of any server that listens cost less than 20 MB of memory (E-40)', async () => {
  expect(listeners.length).toBeGreaterThanOrEqual(5);
  const growths: Record<string, number> = {};
  for (const listener of listeners) {
    growths[`${listener.address}:${listener.port}`] = await growthOf(listener.pid, async () => {
      for (const route of routes) await flood(listener, route);
    });
  }
  const tooMuch = Object.entries(growths).filter(([, growth]) => growth >= 20);
  expect(tooMuch).toEqual([]);
}, 600_000);

test('100 MB in one message of a connection cost less than 20 MB of memory (E-40)', async () => {
  const { port } = new URL(realtime);
  const pid = listeners.find((each) => each.port === Number(port))?.pid ?? 0;
  const message = Buffer.alloc(megabytes * megabyte.length, 'x');
  const growth = await growthOf(pid, async () => {
    const socket = openSocket(realtime);
    await new Promise((resolve) => socket.ws.once('open', resolve));
    socket.ws.send(message);
    await new Promise((resolve) => socket.ws.once('close', resolve));
  });
  expect(growth).toBeLessThan(20);
}, 120_000);
