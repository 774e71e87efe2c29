import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { largestBody } from './limit';
import { web } from './testing/template';
import { type World, startWorld } from './testing/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

type Headers = Record<string, string | number>;

const megabyte = Buffer.alloc(2 ** 20, 'x');
const form = 'application/x-www-form-urlencoded';
const target = { 'x-amz-target': 'AWSCognitoIdentityProviderService.SignUp' };
const routes: [method: string, path: string, headers?: Headers][] = [
  ['POST', '/', target],
  ['OPTIONS', '/'],
  ['GET', '/oauth2/authorize'],
  ['POST', '/oauth2/authorize'],
  ['POST', '/oauth2/token'],
  ['OPTIONS', '/oauth2/token'],
  ['POST', '/oauth2/revoke'],
  ['GET', '/oauth2/userInfo'],
  ['POST', '/oauth2/userInfo'],
  ['GET', '/.well-known/openid-configuration'],
  ['GET', '/.well-known/jwks.json'],
  ['GET', '/login'],
  ['GET', '/signup'],
  ['GET', '/logout'],
  ['GET', '/mailbox'],
  ['POST', '/mailbox'],
  ['GET', '/style.css'],
  ['POST', '/login/nobody'],
  ['POST', '/login/nobody/signup'],
  ['POST', '/login/nobody/confirm'],
  ['POST', '/login/nobody/nowhere'],
  ['POST', '/local/tokens'],
  ['POST', '/v2/email/outbound-emails'],
  ['PUT', '/nowhere'],
];

function begin(method: string, path: string, headers: Headers) {
  const sending = request(new URL(path, world.issuer), { method, headers: { 'content-type': form, ...headers } });
  sending.on('error', () => undefined);
  return { sending, answer: once(sending, 'response') as Promise<[IncomingMessage]> };
}

test.each(routes)('100 MB declared for %s %s are refused before any is sent (E-40)', async (method, path, headers) => {
  const { sending, answer } = begin(method, path, { ...headers, 'content-length': 100 * megabyte.length });
  sending.flushHeaders();
  const [response] = await answer;
  sending.destroy();
  expect(response.statusCode).toBe(413);
});

test.each(routes)('100 MB streamed to %s %s are refused and never held (E-40)', async (method, path, headers) => {
  const before = process.memoryUsage().arrayBuffers;
  const { sending, answer } = begin(method, path, { ...headers, 'transfer-encoding': 'chunked' });
  let isAnswered = false;
  const answered = answer.finally(() => (isAnswered = true));
  for (let sent = 0; sent < 100 && !isAnswered; sent++) {
    await Promise.race([new Promise((resolve) => sending.write(megabyte, resolve)), answered]);
  }
  const [response] = await answered;
  sending.destroy();
  expect(response.statusCode).toBe(413);
  // This process is both sender and receiver.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * megabyte.length);
});

const token = (length: number) => `client_id=${web.id}&grant_type=refresh_token&refresh_token=`.padEnd(length, 'x');

test.each([
  ['taken', largestBody, 400, 'invalid_grant'],
  ['refused', largestBody + 1, 413, 'invalid_request'],
])('a body that is just %s: %i bytes, stated or streamed (E-40)', async (_what, length, status, error) => {
  const ways: Headers[] = [{ 'content-length': length }, { 'transfer-encoding': 'chunked' }];
  for (const headers of ways) {
    const { sending, answer } = begin('POST', '/oauth2/token', headers);
    sending.end(token(length));
    const [response] = await answer;
    expect([response.statusCode, JSON.parse(await text(response))]).toEqual([
      status,
      expect.objectContaining({ error }) as object,
    ]);
  }
});

test.each([
  ['an SDK', '/', target, 'application/x-amz-json-1.1'],
  ['a program', '/oauth2/token', {}, 'application/json; charset=utf-8'],
  ['a script', '/local/tokens', {}, 'application/json; charset=utf-8'],
  ['a person', '/login/nobody', {}, 'text/html; charset=utf-8'],
])('%s is refused in its own language', async (_who, path, headers: Headers, type) => {
  const { sending, answer } = begin('POST', path, headers);
  sending.end('x'.repeat(largestBody + 1));
  const [response] = await answer;
  expect([response.statusCode, response.headers['content-type']]).toEqual([413, type]);
  expect(await text(response)).toContain('This is more than anything here takes.');
});

const head = (path: string) => `POST ${path} HTTP/1.1\r\nhost: ${new URL(world.issuer).host}\r\n`;

test.each([
  ['headers', ''],
  ['body', `content-type: ${form}\r\ncontent-length: 100\r\n\r\nclient`],
])('a connection whose %s never end is ended, and nobody is to blame (E-40)', async (_what, rest) => {
  const logged = vi.spyOn(console, 'error');
  const socket = connect(Number(new URL(world.issuer).port), '127.0.0.1');
  socket.write(head('/oauth2/token') + rest);
  socket.resume();
  await once(socket, 'close');
  expect(logged).not.toHaveBeenCalled();
  logged.mockRestore();
});

test.each([...routes, ['GET', '/oauth2/authorize?client_id=nobody'], ['GET', '/nowhere'], ['GET', '/login/nobody']] as [
  string,
  string,
][])('the answer to %s %s is sniffed, framed and kept by nobody (E-22)', async (method, path) => {
  const { headers } = await fetch(new URL(path, world.issuer), { method, redirect: 'manual' });
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-ancestors 'none'/);
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('cache-control')).toContain('no-store');
});
