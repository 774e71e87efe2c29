import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { environment } from '../web/testing/environment';
import { routes } from '../web/testing/site';

const megabyte = Buffer.alloc(1_000_000, 'x');
const chunk = Buffer.concat([Buffer.from(`${megabyte.length.toString(16)}\r\n`), megabyte, Buffer.from('\r\n')]);
const form = 'application/x-www-form-urlencoded';
const paths = routes.map(({ path }) => `/${path ?? ''}`).concat('/assets/x.js', '/.well-known/quire.json', '/nowhere');

let web: ChildProcess;
let origin = '';

beforeAll(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  const settings = environment({ PORT: port, WEB_ORIGIN: origin });
  const env = { ...process.env, ...settings, PORT: String(port), NODE_ENV: 'production' as const };
  web = fork('launch.mjs', ['web/server.ts'], { env, execArgv: ['--no-warnings'] });
  await new Promise((resolve) => web.once('message', resolve));
});

afterAll(() => web.kill());

test('100 MB to every address, by two at once, cost no more memory than a picture (E-40)', async () => {
  // The first requests load code, whose memory does not count.
  for (const path of paths) await Promise.all([declared(path, 100), chunked(path, 100)]);
  const before = memory('VmRSS');
  forgetPeak();
  for (const path of paths) {
    const statuses = await Promise.all([declared(path, 100), chunked(path, 100)]);
    expect(statuses).toEqual(['HTTP/1.1 413', 'HTTP/1.1 413']);
  }
  const cost = memory('VmHWM') - before;
  console.log(`${paths.length} addresses: ${Math.round(cost / 1e6)} MB above ${Math.round(before / 1e6)} MB`);
  expect(cost).toBeLessThan(20e6);
});

/** Sends until there is an answer; resolves to its status. */
async function send(path: string, body: Buffer, times: number, length: string): Promise<string> {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  const answer = new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())));
  const head = [`host: ${new URL(origin).host}`, `origin: ${origin}`, `content-type: ${form}`, length];
  socket.write(`POST ${path} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`);
  let isAnswered = false;
  const answered = answer.then(() => (isAnswered = true));
  for (let at = 0; at < times && !isAnswered; at++) {
    await Promise.race([answered, new Promise((resolve) => socket.write(body, resolve))]);
  }
  const status = (await answer).split(' ', 2).join(' ');
  socket.destroy();
  return status;
}

const declared = (path: string, megabytes: number) =>
  send(path, megabyte, megabytes, `content-length: ${megabytes * megabyte.length}`);
const chunked = (path: string, megabytes: number) => send(path, chunk, megabytes, 'transfer-encoding: chunked');

function memory(field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${web.pid}/status`, 'utf8');
  return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024;
}

const forgetPeak = () => writeFileSync(`/proc/${web.pid}/clear_refs`, '5');

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
