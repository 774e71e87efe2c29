import { expect, test } from 'vitest';
import { origins } from './testing/person';

/** Asks the web app directly, without a browser. */
const ask = (path: string, init: RequestInit = {}) => fetch(origins.web + path, { redirect: 'manual', ...init });
const post = (path: string, headers: Record<string, string>) => ask(path, { method: 'POST', headers });

test.each([
  ['/', 200],
  ['/health', 200],
  ['/dashboard', 302],
  ['/doc/01ARZ3NDEKTSV4RRFFQ69G5FAV', 302],
  ['/auth/callback?code=made-up&state=made-up', 302],
  ['/no/such/page', 404],
  ['/assets/no-such-file.js', 404],
])(
  'GET %s answers %i, says nothing about its maker and is kept by nobody it should not be kept by',
  async (path, status) => {
    const { headers, ...response } = await answerTo(path);
    expect(response.status).toBe(status);
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    if (path.startsWith('/assets')) return;
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self' 'nonce-[^']{20,}'; style-src 'self';/);
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  },
);

const answerTo = async (path: string) => {
  const { status, headers } = await ask(path);
  return { status, headers };
};

test('every page has a nonce of its own', async () => {
  const policies = await Promise.all([ask('/'), ask('/')].map(async (page) => (await page).headers));
  const nonces = policies.map((headers) => /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1]);
  expect(new Set(nonces).size).toBe(2);
});

test('hashed files may be kept for good', async () => {
  const script = /\/assets\/[\w.-]+\.js/.exec(await (await ask('/')).text())?.[0] ?? '';
  expect((await ask(script)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
});

test.each([
  ['another site', { origin: 'https://evil.example' }, 403],
  ['another site that hides its origin', { origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
  ['somebody who says nothing', {}, 403],
  ['its own pages, without a session', { origin: origins.web }, 401],
])('a token asked for by %s', async (_who, headers, status) => {
  expect((await post('/auth/token', headers)).status).toBe(status);
});

test('a session that was made up is none, and is forgotten (E-26)', async () => {
  const headers = { origin: origins.web, cookie: 'quire_access=made.up; quire_refresh=made.up' };
  const response = await post('/auth/token', headers);
  expect(response.status).toBe(401);
  expect(response.headers.getSetCookie().join()).toMatch(/quire_access=; Max-Age=0.*quire_refresh=; Max-Age=0/);
});

test('signing in asks the pool with PKCE, and remembers nothing that a page could read (E-06, E-12)', async () => {
  const response = await ask('/auth/signin?to=/doc/1');
  const { origin, searchParams } = new URL(response.headers.get('location') ?? '');
  expect(origin).toBe(origins.auth);
  expect(Object.fromEntries(searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    scope: 'openid email profile',
    redirect_uri: `${origins.web}/auth/callback`,
  });
  expect(response.headers.getSetCookie().join()).toMatch(/HttpOnly; SameSite=Lax/);
});

test('sign-ins that were given up do not pile up in the browser', async () => {
  const cookie = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `quire_signin_${name}=x`).join('; ');
  const { headers } = await ask('/auth/signin', { headers: { cookie } });
  const cleared = headers.getSetCookie().filter((each) => each.includes('Max-Age=0'));
  expect(cleared.map((each) => each.split('=')[0])).toEqual(['quire_signin_a', 'quire_signin_b']);
});

test('an answer of the pool that this browser did not ask for signs nobody in (E-12)', async () => {
  const { headers } = await ask('/auth/callback?code=made-up&state=made-up');
  expect(headers.get('location')).toBe('/?signin=unfinished');
});

test('who asks for a page without a session comes back to it', async () => {
  expect((await ask('/dashboard?after=x')).headers.get('location')).toBe('/auth/signin?to=%2Fdashboard%3Fafter%3Dx');
});
