import { expect, test } from 'vitest';
import { startApp } from '../testing/app';
import { targetOf } from './target';

test.each([
  // request line, host, path
  ['/', null, '/'],
  ['/doc/1?after=a%2Fb', null, '/doc/1?after=a%2Fb'],
  ['/a/../b', null, '/b'],
  ['/%2e%2e/b', null, '/b'],
  ['/%6c/T%4fken', null, '/l/TOken'],
  ['/caf%C3%A9', null, '/caf%C3%A9'],
  ['/..%2fetc', null, '/..%2fetc'],
  ['/a?x=%', null, '/a?x=%'],
  ['/a#b', null, '/a'],
  ['http://quire.example', 'quire.example', '/'],
  ['HTTPS://Quire.example:443/doc?x', 'quire.example', '/doc?x'],
])('a request for %s names host %s and path %s (E-40)', (line, host, path) => {
  expect(targetOf(line)).toEqual({ host, path });
});

test.each([
  '*',
  '',
  'quire.example:443',
  'ftp://quire.example/',
  'http://[/',
  '//evil.example',
  '/.//evil.example',
  'http://quire.example//evil.example',
  '/%',
  '/l/token%',
  '/%ff',
  '/%00',
  '/a%0d%0ab',
  '/%5cevil.example',
])('a request for %j names no page', (line) => {
  expect(targetOf(line)).toBeNull();
});

const asked = (line: string, host = 'quire.example') => `${line}\r\nhost: ${host}\r\nconnection: close\r\n\r\n`;

test.each([
  // case, request, status
  ['an address in absolute form', asked('GET http://quire.example/health HTTP/1.1'), 200],
  ['an absolute address of another host', asked('GET http://evil.example/health?x HTTP/1.1'), 421],
  ['the root in absolute form', asked('GET http://quire.example HTTP/1.1'), 200],
  ['another host', asked('GET / HTTP/1.1', 'evil.example'), 421],
  ['another port', asked('GET / HTTP/1.1', 'quire.example:8080'), 421],
  ['our host in capitals', asked('GET / HTTP/1.1', 'QUIRE.example'), 200],
  ['its health, by number', asked('GET /health HTTP/1.1', '10.0.0.1'), 200],
  ['no host', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
  ['two hosts', asked('GET / HTTP/1.1\r\nhost: evil.example'), 421],
  ['the protocol of 1996', 'GET / HTTP/1.0\r\n\r\n', 200],
  ['what is no protocol', 'hello\r\n\r\n', 400],
  ['everything', asked('OPTIONS * HTTP/1.1'), 405],
  ['a damaged address', asked('GET /l/token% HTTP/1.1'), 400],
  ['another host in disguise', asked('GET //evil.example/ HTTP/1.1'), 400],
  ['a file outside', asked('GET /..%2f..%2fpackage.json HTTP/1.1'), 404],
  ['a page that is not there', asked('GET /nowhere HTTP/1.1'), 404],
  ['a long address', asked(`GET /${'x'.repeat(15_000)} HTTP/1.1`), 404],
  ['an address that is too long', asked(`GET /${'x'.repeat(17_000)} HTTP/1.1`), 431],
])('who asks for %s is answered in kind', async (_what, words, status) => {
  const { say } = await startApp();
  expect(await say(words)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
});

test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])(
  'nothing is done by %s (E-10)',
  async (method) => {
    const { ask } = await startApp();
    const { status, headers } = await ask({ method, path: '/auth/signout' });
    expect({ status, allow: headers.allow }).toEqual({ status: 405, allow: 'GET, HEAD, POST' });
  },
);

test('no header of a visitor changes the address that pages believe they have (E-23)', async () => {
  const { ask } = await startApp();
  const forged = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'gopher', 'x-user-id': 'somebody' };
  const { headers } = await ask({ path: '/dashboard', headers: forged });
  expect(headers.location).toBe('/auth/signin?to=%2Fdashboard');
});
