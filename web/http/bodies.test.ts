import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { startApp } from '../testing/app';
import { routes } from '../testing/site';
import { limits } from './limits';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const json = { 'content-type': 'application/json' };
const fieldOf = (bytes: number) => `password=${'x'.repeat(bytes - 'password='.length)}`;
const length = (bytes: number) => ({ ...form, 'content-length': bytes });
const chunked = { ...form, 'transfer-encoding': 'chunked' };

const paths = routes.map(({ path }) => `/${path ?? ''}`).concat('/assets/x.js', '/.well-known/quire.json', '/nowhere');

test.each(paths)('100 MB to %s are refused before any of it was sent (E-40)', async (path) => {
  const { port } = await startApp();
  const socket = connect(port, '127.0.0.1');
  const answer = new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())));
  const head = ['host: quire.example', 'origin: https://quire.example', 'content-length: 100000000'];
  socket.write(`POST ${path} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`);
  expect(await answer).toMatch(/^HTTP\/1\.1 413 /);
  socket.destroy();
});

test.each([
  // case, headers, bytes, status
  ['the largest form', form, limits.body, 303],
  ['one byte more', form, limits.body + 1, 413],
  ['the largest form in chunks', chunked, limits.body, 303],
  ['one byte more in chunks', chunked, limits.body + 1, 413],
])('%s is answered in kind (E-40)', async (_what, headers, bytes, status) => {
  const { ask } = await startApp();
  const answer = await ask({ method: 'POST', path: '/auth/signout', headers, body: fieldOf(bytes) });
  expect(answer.status).toBe(status);
});

test('whoever sends too much is told so in words, and the next is answered (E-40)', async () => {
  const { ask } = await startApp();
  const headers = { ...form, accept: 'text/html' };
  const answer = await ask({ method: 'POST', path: '/l/token', headers, body: fieldOf(10_000_000) });
  expect(answer).toMatchObject({ status: 413, headers: { 'content-type': 'text/html; charset=utf-8' } });
  expect(answer.text).toContain('<h1>That is too large</h1>');
  expect((await ask({ path: '/health' })).text).toBe('ok\n');
});

test.each([
  ['a form of another kind', { 'content-type': 'multipart/form-data; boundary=x' }, '--x--\r\n', 415],
  ['no form', json, '{}', 415],
  ['a form that is compressed', { ...form, 'content-encoding': 'gzip' }, 'x', 415],
  ['a body of no kind', {}, 'x', 415],
])('%s is refused (E-40)', async (_what, headers, body, status) => {
  const { ask } = await startApp();
  expect(await ask({ method: 'POST', path: '/auth/signout', headers, body })).toMatchObject({ status });
});

test.each(['GET', 'HEAD'])('a %s with a body is refused, for nothing would read it (E-40)', async (method) => {
  const { ask } = await startApp();
  expect(await ask({ method, path: '/health', headers: length(1), body: 'x' })).toMatchObject({ status: 400 });
  expect(await ask({ method, path: '/health', headers: { 'content-length': 0 } })).toMatchObject({ status: 200 });
});

test('who asks before sending is told to go on, or why not (E-40)', async () => {
  const { say } = await startApp();
  const asking = (bytes: number) =>
    say(
      'POST /auth/signout HTTP/1.1\r\nhost: quire.example\r\norigin: https://quire.example\r\nconnection: close\r\n' +
        `content-type: ${form['content-type']}\r\nexpect: 100-continue\r\ncontent-length: ${bytes}\r\n\r\nx=1`,
    );
  expect(await asking(3)).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 303 /);
  expect(await asking(100_000_000)).toMatch(/^HTTP\/1\.1 413 /);
});

test.each([
  ['headers', 'GET /health HTTP/1.1\r\nhost: quire.example\r\n'],
  [
    'a form',
    'POST /auth/signout HTTP/1.1\r\nhost: quire.example\r\norigin: https://quire.example\r\n' +
      `content-type: ${form['content-type']}\r\ncontent-length: 10\r\n\r\nx=`,
  ],
])('%s that never end are given up after a while (E-40)', async (_what, words) => {
  const { say } = await startApp({}, { headersTimeout: 100, requestTimeout: 200 });
  expect(await say(words)).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
});

test('headers that are too large are refused (E-40)', async () => {
  const { say } = await startApp();
  const large = (bytes: number) => `GET /health HTTP/1.1\r\nhost: quire.example\r\nx: ${'x'.repeat(bytes)}\r\n`;
  expect(await say(`${large(limits.headers)}\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
  expect(await say(`${large(limits.headers - 200)}connection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 200 /);
});

test('who leaves in the middle of a form takes nobody along (E-40)', async () => {
  const { port, ask } = await startApp();
  const socket = connect(port, '127.0.0.1');
  const head = ['host: quire.example', 'origin: https://quire.example', 'content-length: 10'];
  await new Promise<void>((resolve) => {
    socket.write(
      `POST /auth/signout HTTP/1.1\r\n${head.join('\r\n')}\r\ncontent-type: ${form['content-type']}\r\n\r\nx=`,
      () => resolve(),
    );
  });
  socket.resetAndDestroy();
  expect((await ask({ path: '/health' })).text).toBe('ok\n');
});
