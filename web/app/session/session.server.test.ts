import { expect, test } from 'vitest';
import { refusal } from '../../testing/api';
import { newAccessToken } from '../../testing/pool';
import { accessTokenOf, act, load, pairOf, routesBehind, signedIn } from '../../testing/visit';

const behind = routesBehind();
const signOut = () => import('../routes/auth.signout');
const token = () => import('../routes/auth.token');
const signIn = () => import('../routes/auth.signin');
const callbacks = {
  '/auth/callback': () => import('../routes/auth.callback'),
  '/api/auth/callback/cognito': () => import('../routes/api.auth.callback.cognito'),
};
type Callback = keyof typeof callbacks;
const bothCallbacks = Object.keys(callbacks) as Callback[];
const welcome = () => import('../routes/_index');
const dashboard = () => import('../routes/_app.dashboard');

const letIn = { me: { __typename: 'Account', id: 'ada' } };
const ended = refusal('Unauthorized', 'This sign-in has ended.', { reason: 'SESSION_ENDED' });

const asksOfPool = () => behind.pool.asked.map(({ path }) => path);
const isCleared = (cookies: string[], name: string) =>
  cookies.some((each) => each.startsWith(`__Host-quire_${name}=;`));

test('signing out ends the session at the API and at the pool, and this browser keeps nothing of it (E-09) (E-45)', async () => {
  behind.api.answers.SignOut = { signOut: 'session' };
  const { status, location, cookies } = await act(await signOut(), { cookie: await signedIn('good-one') });
  expect(behind.api.asked.map(({ operation }) => operation)).toEqual(['SignOut']);
  expect(cookies.join()).not.toContain('quire_signout');
  expect(behind.pool.asked).toEqual([
    { path: '/revoke', fields: expect.objectContaining({ token: 'good-one' }) as Record<string, string> },
  ]);
  expect({ status, location }).toEqual({
    status: 303,
    location: `${behind.pool.issuer}/logout?client_id=web&logout_uri=https%3A%2F%2Fquire.example%2F`,
  });
  expect(['access', 'refresh', 'person'].filter((name) => !isCleared(cookies, name))).toEqual([]);
});

test.each([
  ['cannot be told, and the person is', refusal('Unexpected'), true],
  ['says that the session is over already', ended, false],
])('where the API %s, signing out goes on to the pool (E-45)', async (_what, answer, isTold) => {
  behind.api.answers.SignOut = answer;
  const { cookies } = await act(await signOut(), { cookie: await signedIn('good-two') });
  expect(asksOfPool()).toEqual(['/revoke']);
  expect(isCleared(cookies, 'access') && isCleared(cookies, 'refresh')).toBe(true);
  const note = cookies.map(pairOf).filter((pair) => pair.includes('quire_signout'));
  expect(note).toHaveLength(isTold ? 1 : 0);
  const { data } = await load(await welcome(), { cookie: note.join() });
  expect(data).toEqual({ isSignOutUnfinished: isTold });
});

test.each(['/auth/token', '/auth/token?renew'])(
  '%s gives no token of a session that the API has ended (E-45)',
  async (path) => {
    behind.api.answers.StillSignedIn = ended;
    const told = await act(await token(), { path, cookie: await signedIn(`good-${path}-ended`) });
    expect(told.status).toBe(401);
    expect(JSON.stringify(told.data)).not.toContain(accessTokenOf('ada'));
    expect(isCleared(told.cookies, 'access') && isCleared(told.cookies, 'refresh')).toBe(true);
  },
);

test('the start and pages take a session that the API has ended for none, and its cookies go (E-45)', async () => {
  Object.assign(behind.api.answers, { StillSignedIn: ended, Documents: ended, Usage: ended });
  const start = await load(await welcome(), { cookie: await signedIn() });
  expect(start).toMatchObject({ status: 200, location: null });
  const page = await load(await dashboard(), { path: '/dashboard', cookie: await signedIn() });
  // The pool may still have a session for this browser; asking for the password prevents a redirect loop.
  expect(page).toMatchObject({ status: 302, location: '/auth/signin?to=%2Fdashboard&screen=again' });
  for (const { cookies } of [start, page]) {
    expect(isCleared(cookies, 'access') && isCleared(cookies, 'refresh')).toBe(true);
  }
});

test('who is not signed in is led to the same place, and the pool is not asked', async () => {
  expect(await act(await signOut())).toMatchObject({ status: 303 });
  expect(asksOfPool()).toEqual([]);
});

test('opening the address of signing out changes nothing (E-10)', async () => {
  const told = await load(await signOut(), { cookie: await signedIn() });
  expect(told).toMatchObject({ status: 302, location: '/', cookies: [] });
  expect(asksOfPool()).toEqual([]);
});

test('cookies of a session are for the server and this host alone (E-09)', async () => {
  const { cookies } = await act(await token(), { path: '/auth/token?renew', cookie: await signedIn() });
  expect(cookies.map((each) => each.replace(/=[^;]+/, '=…').replace(/Max-Age=\d+/, 'Max-Age=n'))).toEqual([
    '__Host-quire_access=…; Max-Age=n; Path=/; HttpOnly; SameSite=Lax; Secure',
    '__Host-quire_refresh=…; Max-Age=n; Path=/; HttpOnly; SameSite=Lax; Secure',
    '__Host-quire_person=…; Max-Age=n; Path=/; HttpOnly; SameSite=Lax; Secure',
  ]);
  for (const secret of ['good-new', newAccessToken]) expect(cookies.join()).not.toContain(secret);
});

test.each([
  // case, path, refresh token, seconds left, status, token, requests to the pool
  ['a session with time left is given as it is', '/auth/token', 'good', 3600, 200, accessTokenOf('ada'), []],
  ['one with a minute left is renewed', '/auth/token', 'good', 59, 200, newAccessToken, ['/token']],
  ['one whose token was refused is renewed', '/auth/token?renew', 'good', 3600, 200, newAccessToken, ['/token']],
  ['one that the pool has ended is over', '/auth/token', 'bad', 0, 401, undefined, ['/token']],
  ['one that the pool has ended is over at once', '/auth/token?renew', 'bad', 3600, 401, undefined, ['/token']],
])('%s', async (_what, path, refreshToken, seconds, status, accessToken, asks) => {
  behind.api.answers.StillSignedIn = letIn;
  const told = await act(await token(), { path, cookie: await signedIn(`${refreshToken}-${path}${seconds}`, seconds) });
  expect(told.status).toBe(status);
  expect((told.data as { accessToken?: string }).accessToken).toBe(accessToken);
  expect(asksOfPool()).toEqual(asks);
  expect(isCleared(told.cookies, 'access')).toBe(status === 401);
});

test('no token is given to somebody who is not signed in', async () => {
  expect(await act(await token())).toMatchObject({ status: 401 });
});

test('the start leads on who is signed in, and nobody else', async () => {
  behind.api.answers.StillSignedIn = letIn;
  expect(await load(await welcome(), { cookie: await signedIn() })).toMatchObject({
    status: 302,
    location: '/dashboard',
  });
  expect(await load(await welcome())).toMatchObject({ status: 200, location: null });
});

test('a page that needs somebody signed in leads to signing in and back', async () => {
  const told = await load(await dashboard(), { path: '/dashboard?after=x' });
  expect(told).toMatchObject({ status: 302, location: '/auth/signin?to=%2Fdashboard%3Fafter%3Dx' });
});

test.each([
  ['', { path: '/authorize', prompt: null }],
  ['&screen=again', { path: '/authorize', prompt: 'login' }],
  ['&screen=signup', { path: '/signup', prompt: null }],
  ['&screen=nonsense', { path: '/authorize', prompt: null }],
])('signing in with %j leads to the pool by PKCE, bound to this browser (E-12)', async (query, { path, prompt }) => {
  const { location, cookies } = await load(await signIn(), { path: `/auth/signin?to=/doc/1${query}` });
  const { origin, pathname, searchParams } = new URL(location ?? '');
  expect({ origin, pathname, prompt: searchParams.get('prompt') }).toEqual({
    origin: behind.pool.issuer,
    pathname: path,
    prompt,
  });
  expect(searchParams.get('code_challenge_method')).toBe('S256');
  expect(searchParams.get('redirect_uri')).toBe('https://quire.example/auth/callback');
  expect(cookies).toHaveLength(1);
});

test.each(bothCallbacks)(
  'who comes back from the pool to %s is signed in, where they wanted to go, once (E-12)',
  async (at) => {
    const callback = await callbacks[at]();
    const begun = await load(await signIn(), { path: '/auth/signin?to=/doc/1' });
    const state = new URL(begun.location ?? '').searchParams.get('state');
    const cookie = begun.cookies.map(pairOf).join('; ');
    const path = `${at}?code=good&state=${state}&iss=${encodeURIComponent(behind.pool.issuer)}`;
    const told = await load(callback, { path, cookie });
    expect(told).toMatchObject({ status: 302, location: '/doc/1' });
    expect(told.cookies.map((each) => each.slice(0, each.indexOf('=')).replace(/signin_.*/, 'signin'))).toEqual([
      '__Host-quire_signin',
      '__Host-quire_access',
      '__Host-quire_refresh',
      '__Host-quire_person',
    ]);
    expect(told.cookies[0]).toContain('Max-Age=0');
    expect(behind.pool.asked[0]?.fields.code_verifier).toMatch(/^[\w-]{43,}$/);

    const refused = await load(callback, { path: path.replace('code=good', 'code=used'), cookie });
    expect(refused).toMatchObject({ status: 302, location: '/?signin=unfinished' });
  },
);

test.each(
  bothCallbacks.flatMap((at) => [
    ['nothing', at, ''] as const,
    ['a state of nobody', at, '?code=good&state=foreign'] as const,
  ]),
)('coming back with %s to %s signs nobody in, and leads who is signed in on (E-12)', async (_what, at, query) => {
  const [callback, path] = [await callbacks[at](), at + query];
  expect(await load(callback, { path })).toMatchObject({ status: 302, location: '/?signin=unfinished', cookies: [] });
  expect(await load(callback, { path, cookie: await signedIn() })).toMatchObject({ location: '/dashboard' });
  expect(asksOfPool()).toEqual([]);
});

test.each(bothCallbacks)('what another browser has begun signs nobody in at %s (E-12)', async (at) => {
  const [begun, other] = [await load(await signIn()), await load(await signIn())];
  const state = new URL(begun.location ?? '').searchParams.get('state');
  const path = `${at}?code=good&state=${state}&iss=${encodeURIComponent(behind.pool.issuer)}`;
  const told = await load(await callbacks[at](), { path, cookie: other.cookies.map(pairOf).join('; ') });
  expect(told).toMatchObject({ status: 302, location: '/?signin=unfinished', cookies: [] });
  expect(asksOfPool()).toEqual([]);
});

test('a token that the API refuses although it is young is told, since signing in again would never end', async () => {
  behind.api.answers.Documents = behind.api.answers.Usage = refusal('Unauthorized');
  const young = await load(await dashboard(), { path: '/dashboard', cookie: await signedIn() });
  expect(young).toMatchObject({ status: 401, data: { title: 'Please sign in again' } });
});
