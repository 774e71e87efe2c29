import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browser } from './testing/browser';
import { SignIn, password, signUp } from './testing/signIn';
import { desktop, web } from './testing/template';
import { type World, startWorld } from './testing/world';

let world: World;
let browser: Browser;
beforeAll(async () => {
  world = await startWorld({ desktop: { CallbackURLs: [desktop.callback, 'http://127.0.0.1/callback'] } });
  browser = (await signUp(world, 'alice@example.com')).browser;
});
afterAll(() => world.close());

const arrive = () => new Browser(world).open(new SignIn(world).url());
const signedIn = () => new Browser(world, browser).open('/mailbox');

test.each([
  ['no code challenge', { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
  ['a plain code challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['an implicit flow', { response_type: 'token' }, 'invalid_request'],
  ['a scope that the client may not have', { scope: 'openid phone' }, 'invalid_scope'],
  ['an audience of its own', { resource: 'https://elsewhere.example.com' }, 'invalid_target'],
])('an app that asks with %s is told so (E-06)', async (_what, changes, error) => {
  const browser = await (await signedIn()).open(new SignIn(world).url(changes));
  expect(browser.url).toContain(web.callback);
  expect(browser.parameters.error ?? new URLSearchParams(new URL(browser.url).hash.slice(1)).get('error')).toBe(error);
});

test.each([
  ['another site', web.id, 'https://evil.example.com/callback'],
  ['another path', web.id, `${web.callback}/more`],
  ['another port', web.id, 'http://localhost:4000/auth/callback'],
  ['another port of the native client', desktop.id, 'http://localhost:4000/device/callback'],
  ["another client's", web.id, desktop.callback],
  ['another path of a loopback address', desktop.id, 'http://127.0.0.1:4000/elsewhere'],
])('nobody is sent to a callback that is not registered: %s (E-12)', async (_what, clientId, redirectUri) => {
  const asked = { client_id: clientId, redirect_uri: redirectUri };
  const browser = await (await signedIn()).open(new SignIn(world).url(asked));
  expect([browser.status, browser.heading]).toEqual([400, 'This link does not work']);
});

test('a loopback address registered without a port takes any port', async () => {
  const redirectUri = 'http://127.0.0.1:49152/callback';
  const asked = { client_id: desktop.id, redirect_uri: redirectUri };
  const browser = await (await signedIn()).open(new SignIn(world).url(asked));
  expect(browser.url).toContain(`${redirectUri}?code=`);
});

test('an unknown client gets a page, not a redirect (E-12)', async () => {
  const browser = await new Browser(world).open(new SignIn(world).url({ client_id: 'nobody' }));
  expect([browser.status, browser.heading]).toEqual([400, 'This link does not work']);
});

test.each([
  ['another verifier', { code_verifier: 'x'.repeat(43) }],
  ['no verifier', { code_verifier: '' }],
  ['another callback', { redirect_uri: desktop.callback }],
  ['another client', { client_id: desktop.id }],
  ['a made-up code', { code: 'made-up' }],
])('a code is not redeemed with %s (E-12)', async (_what, changes) => {
  const signIn = new SignIn(world);
  const browser = await (await signedIn()).open(signIn.url());
  expect(await signIn.redeem(browser, changes)).toMatchObject({ error: 'invalid_grant' });
});

test('a code sent twice is refused, and what it gave is revoked (E-29)', async () => {
  const signIn = new SignIn(world);
  const browser = await (await signedIn()).open(signIn.url());
  const { refresh_token } = await signIn.redeem(browser);
  expect(await signIn.redeem(browser)).toMatchObject({ error: 'invalid_grant' });
  expect(await signIn.refresh(refresh_token)).toMatchObject({ error: 'invalid_grant' });
});

test('a code sent twice at the same moment gives nothing that lasts (E-29)', async () => {
  const signIn = new SignIn(world);
  const browser = await (await signedIn()).open(signIn.url());
  const answers = await Promise.all([signIn.redeem(browser), signIn.redeem(browser)]);
  const given = answers.filter(({ error }) => error === undefined);
  expect(given.length).toBeLessThan(2);
  for (const { refresh_token } of given) expect(await signIn.refresh(refresh_token)).toHaveProperty('error');
});

test.each([
  ['Short 1!', 'at least 12 characters'],
  ['all lowercase 1!', 'an uppercase letter'],
  ['ALL UPPERCASE 1!', 'a lowercase letter'],
  ['No number at all!', 'a number'],
  ['NoSymbolAtAll123', 'a symbol'],
  [`Long 1!${'x'.repeat(256)}`, 'at most 256 characters'],
])('the weak password %s is refused: use %s', async (weak, rule) => {
  const browser = await (await arrive()).submit('/signup', { name: 'Ann', email: 'weak@example.com', password: weak });
  expect([browser.status, browser.alert]).toEqual([400, `Choose another password. Use ${rule}.`]);
});

test.each([
  ['', 'name@example.com', 'Enter your name.'],
  ['Ann', '', 'Enter a whole email address, such as name@example.com.'],
  ['Ann', 'ann@example', 'Enter a whole email address, such as name@example.com.'],
  ['Ann', 'ann@exa mple.com', 'Enter a whole email address, such as name@example.com.'],
  ['x'.repeat(129), 'ann@example.com', 'Enter a name of at most 128 characters.'],
])('nobody signs up as %s <%s>', async (name, email, alert) => {
  expect((await (await arrive()).submit('/signup', { name, email, password })).alert).toBe(alert);
});

test.each([
  ['', {}],
  ['/signup', { name: 'Eve', email: 'eve@example.com', password }],
  ['/forgot', { email: 'eve@example.com' }],
])('the form at %s is not taken from another site (E-10)', async (path, fields) => {
  const browser = await (await arrive()).submit(path, fields, { origin: 'https://evil.example.com' });
  expect(browser.status).toBe(403);
});

test('a visit belongs to the browser that began it (E-12)', async () => {
  const victim = await arrive();
  const stranger = await (await arrive()).open(victim.url);
  expect([stranger.status, stranger.heading]).toEqual([400, 'This sign-in has ended']);
});

test("a visit's cookie opens no other visit (E-12)", async () => {
  const [victim, stranger] = [await arrive(), await arrive()];
  const cookie = stranger.cookiesFor(new URL(stranger.url).pathname);
  expect((await fetch(stranger.url, { headers: { cookie } })).status).toBe(200);
  expect((await fetch(victim.url, { headers: { cookie } })).status).toBe(400);
});

test.each([
  ['an address that is not registered', `client_id=${web.id}&logout_uri=https://evil.example.com/`],
  ['more than the registered address', `client_id=${web.id}&logout_uri=${web.home}more`],
  ['no client', `logout_uri=${web.home}`],
])('signing out with %s goes nowhere', async (_what, query) => {
  expect((await new Browser(world).open(`/logout?${query}`)).status).toBe(400);
});

test('an address longer than any account has is wrong, as any other', async () => {
  const browser = await (await arrive()).submit('', { email: `${'x'.repeat(20_000)}@example.com`, password });
  expect([browser.status, browser.alert]).toEqual([400, 'Incorrect email address or password.']);
});
