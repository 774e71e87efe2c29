import { afterAll, beforeAll, expect, test } from 'vitest';
import { endedGrantsIn } from '../state/endedGrants';
import { Browser } from './testing/browser';
import { claimsOf, codeFor, password, SignIn, signUp, type Tokens } from './testing/signIn';
import { web } from './testing/template';
import { startWorld, type World } from './testing/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const hasEnded = ({ access_token }: Tokens) =>
  endedGrantsIn(world.cloud.dataDirectory).has(String(claimsOf(access_token).origin_jti));

type Session = { email: string; browser: Browser; signIn: SignIn; tokens: Tokens };

let people = 0;
async function session(): Promise<Session> {
  const email = `person-${(people += 1)}@example.com`;
  const { browser, signIn } = await signUp(world, email);
  return { email, browser, signIn, tokens: await signIn.redeem(browser) };
}

/** Signs the same person in again, in another browser. */
async function another({ email }: Session): Promise<Session> {
  const signIn = new SignIn(world);
  const browser = await new Browser(world).open(signIn.url());
  await browser.submit('', { email, password });
  return { email, browser, signIn, tokens: await signIn.redeem(browser) };
}

async function reset({ email }: Session, form: Record<string, string> = {}): Promise<Browser> {
  const browser = await new Browser(world).open(new SignIn(world).url());
  await browser.submit('/forgot', { email });
  return browser.submit('/reset', { code: await codeFor(world, email), password: 'Another horse 9 battery', ...form });
}

const revoke = (token: string) =>
  fetch(`${world.issuer}/oauth2/revoke`, { method: 'POST', body: new URLSearchParams({ token, client_id: web.id }) });

test.each<[string, 'it alone' | 'all of the account', (session: Session) => Promise<unknown>]>([
  ['its refresh token is revoked', 'it alone', ({ tokens }) => revoke(tokens.refresh_token)],
  ['its code is used twice', 'it alone', ({ signIn, browser }) => signIn.redeem(browser)],
  [
    'a refresh token that was rotated comes again',
    'it alone',
    async ({ signIn, tokens }) => {
      await signIn.refresh(tokens.refresh_token);
      await signIn.refresh(tokens.refresh_token);
    },
  ],
  ['the password is reset', 'all of the account', (given) => reset(given)],
])('when %s, a sign-in is over with all its tokens: %s (E-45) (E-13) (E-29)', async (_name, scope, end) => {
  const ending = await session();
  const [other, stranger] = [await another(ending), await session()];
  expect([ending, other, stranger].map(({ tokens }) => hasEnded(tokens))).toEqual([false, false, false]);
  await end(ending);
  const isAll = scope === 'all of the account';
  expect([ending, other, stranger].map(({ tokens }) => hasEnded(tokens))).toEqual([true, isAll, false]);
  expect(await ending.signIn.refresh(ending.tokens.refresh_token)).toHaveProperty('error', 'invalid_grant');
  const refreshed = await other.signIn.refresh(other.tokens.refresh_token);
  if (isAll) expect(refreshed).toHaveProperty('error', 'invalid_grant');
  else expect(refreshed).toHaveProperty('access_token');
});

test('after a new password no browser is signed in any more, but the one that knows it comes in (E-45)', async () => {
  const before = await session();
  await reset(before);
  await before.browser.open(new SignIn(world).url({ prompt: 'none' }));
  expect(before.browser.parameters.error).toBe('login_required');
  const signIn = new SignIn(world);
  const browser = await new Browser(world).open(signIn.url());
  await browser.submit('', { email: before.email, password: 'Another horse 9 battery' });
  const tokens = await signIn.redeem(browser);
  expect(hasEnded(tokens)).toBe(false);
  expect(await signIn.refresh(tokens.refresh_token)).toHaveProperty('access_token');
});

test('a wrong code ends nothing', async () => {
  const given = await session();
  await reset(given, { code: '000000' });
  expect(hasEnded(given.tokens)).toBe(false);
  expect(await given.signIn.refresh(given.tokens.refresh_token)).toHaveProperty('access_token');
});
