import { afterEach, expect, test, vi } from 'vitest';
import { logFailure, logFault } from '../app/log.server';
import { startApp } from '../testing/app';
import { routes } from '../testing/site';

afterEach(() => void vi.restoreAllMocks());

const canary = 'canaryX7secretQ9';
const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** Captures everything that this process writes from now on. */
function listen(): () => string {
  const lines: string[] = [];
  const write = (...words: unknown[]) => {
    // Only the router's development build writes this.
    if (!String(words[0]).startsWith('No routes matched')) lines.push(words.map(String).join(' '));
  };
  for (const level of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
    vi.spyOn(console, level).mockImplementation(write);
  }
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      lines.push(String(text));
      return true;
    });
  }
  return () => lines.join('\n');
}

const paths = [
  ...routes.map(({ path }) => `/${(path ?? '').replace(/:\w+/g, canary)}`),
  `/l/${canary}%`,
  `/L/${canary}`,
  `/%6c/${canary}`,
  `//l/${canary}`,
  `/l//${canary}`,
  `/l/${canary}.data`,
  `/${canary}%00`,
  `/assets/${canary}%`,
  `/auth/callback/${canary}`,
  `/nowhere/${canary}`,
  `/__manifest?p=${canary}`,
];

test('whatever comes through any door, good or damaged, is never logged with its secrets (E-44)', async () => {
  const logged = listen();
  const { ask, say } = await startApp();
  const queries = [
    '',
    `?code=${canary}&state=${canary}`,
    `?user_code=${canary}&code=${canary}%`,
    `?token=${canary}&to=//${canary}`,
  ];
  const headers = {
    cookie: `__Host-quire_access=${canary}; __Host-quire_refresh=${canary}; __Host-quire_signin_${canary}=${canary}`,
    authorization: canary,
    'x-forwarded-for': canary,
    referer: `https://quire.example/l/${canary}`,
  };
  for (const path of paths) {
    const asked = queries.map((query) => path + (path.includes('?') ? '' : query));
    await Promise.all(asked.map((each) => ask({ path: each, headers })));
    await Promise.all([
      ask({ path, method: 'POST', headers: { ...headers, ...form }, body: `password=${canary}&intent=${canary}` }),
      ask({ path, method: 'POST', headers: { ...headers, ...form }, body: `%=${canary}&%zz&a[${canary}]=${canary}` }),
      ask({ path, method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: `{"${canary}` }),
      ask({ path, method: 'POST', headers: { ...headers, ...form, 'content-encoding': canary }, body: canary }),
      ask({ path, method: 'POST', headers: { ...headers, ...form }, body: canary.repeat(10_000) }),
      ask({ path, method: 'PUT', headers }),
    ]);
  }
  await say(`GET /l/${canary} HTTP/9.9\r\n\r\n`);
  await say(`${canary}\r\n\r\n`);
  await say(`GET /l/${canary} HTTP/1.1\r\nhost: ${canary}\r\nconnection: close\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`);
  await say(`GET http://${canary}/l/${canary}% HTTP/1.1\r\nhost: ${canary}\r\nconnection: close\r\n\r\n`);
  expect(logged()).not.toContain(canary);
});

test.each([
  ['a message', new Error(canary)],
  ['an address that is none', asThrown(() => decodeURIComponent(`/l/${canary}%`))],
  ['what is no JSON', asThrown(() => void JSON.parse(canary))],
  ['what is no address', asThrown(() => new URL(`:${canary}`))],
  ['a value that is no error', canary],
  ['a cause', new Error('failed', { cause: new Error(canary) })],
])('of a fault that nobody knows the cause of, %s is not logged (E-44)', (_what, error) => {
  const logged = listen();
  logFault(error);
  expect(logged()).not.toContain(canary);
  expect(logged()).toMatch(/^\{"message":"\w*Error/);
});

test('a failure of the app that quotes what it could not read is logged without the quotation (E-44)', () => {
  const logged = listen();
  const context = { nonce: '', requestId: 'request-1', address: null, setCookie: () => undefined };
  const request = new Request('https://quire.example/dashboard');
  logFailure(
    asThrown(() => void JSON.parse(canary)),
    { request, context },
  );
  logFailure(new Error('outer', { cause: asThrown(() => void JSON.parse(canary)) }), { request, context });
  expect(logged()).not.toContain(canary);
  expect(logged()).toContain('SyntaxError');
});

function asThrown(fails: () => unknown): unknown {
  try {
    return fails();
  } catch (error) {
    return error;
  }
}
