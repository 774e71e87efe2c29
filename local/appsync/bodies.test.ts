import { once } from 'node:events';
import { connect } from 'node:net';
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freePort } from '../processes/ports';
import { start, type ApiService } from './service';
import { apiKey, apiCloud, returning } from './testing/cloud';

let url: URL;
let service: ApiService;

beforeAll(async () => {
  const graphql = `http://127.0.0.1:${await freePort()}`;
  url = new URL(`${graphql}/graphql`);
  const sdl = 'type Query { ping: String } type Mutation { pong: String }';
  const fields = { 'Query.ping': { code: returning('"pong"') }, 'Mutation.pong': { code: returning('"ping"') } };
  service = await start(apiCloud({ sdl, fields, endpoints: { graphql } }));
});

afterAll(() => service.close());

const megabytes = (count: number) => count * 1_048_576;

/** Sends so many bytes as fast as they are taken, and answers with the status. */
async function post(
  path: string,
  bytes: number,
  headers: Record<string, string | number>,
): Promise<number | undefined> {
  const outgoing = request(new URL(path, url), { method: 'POST', headers: { 'x-api-key': apiKey, ...headers } });
  let isAnswered = false;
  const answered = new Promise<number | undefined>((resolve, reject) => {
    outgoing.on('response', (incoming) => {
      incoming.resume();
      isAnswered = true;
      resolve(incoming.statusCode);
    });
    outgoing.on('error', reject);
  });
  answered.catch(() => undefined);
  const piece = Buffer.alloc(65_536, 'x');
  for (let sent = 0; sent < bytes && !isAnswered && !outgoing.destroyed; sent += piece.length) {
    if (!outgoing.write(piece))
      await Promise.race([new Promise((resolve) => outgoing.once('drain', resolve)), answered]);
  }
  outgoing.end();
  return answered.finally(() => outgoing.destroy());
}

test.each([
  ['says how long it is', { 'content-length': megabytes(100) }],
  ['comes in chunks', { 'transfer-encoding': 'chunked' }],
])('a body of 100 MB that %s is refused by 413 and never held (E-40)', async (_name, headers) => {
  const before = process.memoryUsage();
  expect(await post('/graphql', megabytes(100), headers)).toBe(413);
  const after = process.memoryUsage();
  // Sender and receiver are this one process.
  expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(megabytes(20));
});

test('the refusal comes before the body does (E-40)', async () => {
  const outgoing = request(url, { method: 'POST', headers: { 'content-length': megabytes(100) } });
  outgoing.on('error', () => undefined);
  outgoing.flushHeaders();
  const [incoming] = (await once(outgoing, 'response')) as [{ statusCode: number }];
  outgoing.destroy();
  expect(incoming.statusCode).toBe(413);
});

test('a body of exactly 1 MiB is taken', async () => {
  const query = '{ ping }';
  const body = JSON.stringify({ query, more: 'x'.repeat(megabytes(1) - JSON.stringify({ query, more: '' }).length) });
  const headers = { 'x-api-key': apiKey };
  expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(200);
  expect((await fetch(url, { method: 'POST', headers, body: `${body} ` })).status).toBe(413);
});

const raw = async (text: string) => {
  const socket = connect(Number(url.port), '127.0.0.1');
  socket.end(text);
  const heard: Buffer[] = [];
  socket.on('data', (data: Buffer) => heard.push(data));
  socket.on('error', () => undefined);
  await once(socket, 'close');
  return Buffer.concat(heard).toString();
};

const get = (target: string) =>
  `GET ${target} HTTP/1.1\r\nhost: x\r\nx-api-key: ${apiKey}\r\nconnection: close\r\n\r\n`;

test('the address may be stated whole', async () => {
  const answer = await raw(get(`http://anywhere/graphql?query=${encodeURIComponent('{ ping }')}`));
  expect(answer).toContain('{"data":{"ping":"pong"}}');
});

test('a mutation is taken by GET, as AppSync takes it', async () => {
  expect(await raw(get(`/graphql?query=${encodeURIComponent('mutation { pong }')}`))).toContain(
    '{"data":{"pong":"ping"}}',
  );
});

const body = (text: string, headers = '') =>
  `POST /graphql HTTP/1.1\r\nhost: x\r\nx-api-key: ${apiKey}\r\nconnection: close\r\n${headers}content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;

const deep = (count: number) => '['.repeat(count) + ']'.repeat(count);

test.each([
  ['a query in no encoding', get('/graphql?query=%')],
  ['a query of bad bytes', get('/graphql?query=%ff%fe')],
  ['variables that are no JSON', get('/graphql?query={ping}&variables=%')],
  ['variables that are a list', body('{"query":"{ ping }","variables":[]}')],
  ['variables that are a text', body('{"query":"{ ping }","variables":"{}"}')],
  ['a query that is an object', body('{"query":{}}')],
  ['JSON 100,000 levels deep', body(deep(100_000))],
  ['variables 100,000 levels deep', body(`{"query":"{ ping }","variables":{"a":${deep(100_000)}}}`)],
  ['a query 3,000 levels deep', body(JSON.stringify({ query: '{ping'.repeat(3000) + '}'.repeat(3000) }))],
  ['a list 16,000 levels deep', body(JSON.stringify({ query: `{ ping(a: ${deep(7000)}) }` }))],
  ['bytes that are no text', body('\u0000\ufffd')],
  ['an unknown operation', body('{"query":"{ ping }","operationName":"Gone"}')],
  ['another method', get('/graphql').replace('GET', 'PUT')],
  ['a trace', get('/graphql').replace('GET', 'TRACE')],
  ['another path', get('/%')],
  ['no address', get('*')],
  ['a wrong signature', body('{"query":"{ ping }"}').replace('x-api-key: ', 'authorization: AWS4-HMAC-SHA256 ')],
  ['a wrong header', get('/graphql').replace('host: x', 'host x')],
  ['garbage', '\u0001\u0002\r\n\r\n'],
])('%s is the caller’s mistake, not ours', async (_name, text) => {
  const logged = vi.spyOn(console, 'error');
  expect(await raw(text)).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect(logged).not.toHaveBeenCalled();
  logged.mockRestore();
});

test.each(['{"query":"{ ping }","operationName":7}', '{"query":"{ ping }","extensions":"x","variables":null}'])(
  '%s is answered',
  async (text) => {
    expect(await raw(body(text))).toContain('{"data":{"ping":"pong"}}');
  },
);

test.each([
  ['headers', 'POST /graphql HTTP/1.1\r\nhost: x\r\n'],
  ['body', body('{"query":"{ ping }"}').slice(0, -5)],
])('a connection whose %s never ends is ended (E-40)', async (_name, text) => {
  const socket = connect(Number(url.port), '127.0.0.1');
  socket.write(text);
  socket.resume();
  await once(socket, 'close');
});
