import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Browser } from './testing/browser';
import { SignIn, claimsOf, codeFor, mailsTo, password, signUp, wrongCode } from './testing/signIn';
import { desktop, web } from './testing/template';
import { type World, startWorld } from './testing/world';

let world: World;
let email: string;
let count = 0;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  email = `person-${++count}@example.com`;
});

const arrive = () => new Browser(world).open(new SignIn(world).url());
const newcomer = async () => (await arrive()).submit('/signup', { name: 'Alice', email, password });
const logout = (uri: string) => `${world.issuer}/logout?client_id=${web.id}&logout_uri=${encodeURIComponent(uri)}`;
const newPassword = 'Another horse 8 staple';

test('somebody new signs up, confirms their email and comes back to the app signed in', async () => {
  const { browser, signIn } = await signUp(world, email);
  expect(browser.url).toContain(`${web.callback}?`);
  expect(browser.parameters).toMatchObject({ state: 'a-state', iss: world.issuer });
  const { id_token } = await signIn.redeem(browser);
  expect(claimsOf(id_token)).toMatchObject({ email, email_verified: true, name: 'Alice', nonce: 'a-nonce' });
});

test('somebody known signs in with their address in any case', async () => {
  await signUp(world, email);
  const browser = await (await arrive()).submit('', { email: ` ${email.toUpperCase()}`, password });
  expect(browser.url).toContain(`${web.callback}?`);
});

test('a page can be asked for directly, as on Cognito', async () => {
  const query = new URL(new SignIn(world).url()).search;
  expect((await new Browser(world).open(`/signup${query}`)).heading).toBe('Create account');
  expect((await new Browser(world).open(`/login${query}`)).heading).toBe('Sign in');
});

test('who signs in or up reads which site they go on to', async () => {
  const [browser, query] = [new Browser(world), new URL(new SignIn(world).url()).search];
  for (const path of ['/login', '/signup']) {
    await browser.open(`${path}${query}`);
    expect(browser.text).toContain('To go on to <strong>localhost:3000</strong>.');
  }
});

test('who asked for the sign-up page directly gets through to the app, and may still sign in instead', async () => {
  const query = new URL(new SignIn(world).url()).search;
  const browser = await new Browser(world).open(`/signup${query}`);
  await browser.submit('/signup', { name: 'Alice', email, password });
  expect(browser.heading).toBe('Confirm your email');
  const other = await new Browser(world).open(`/signup${query}`);
  expect((await other.open(new URL(other.url).pathname.replace('/signup', ''))).heading).toBe('Sign in');
});

test('whoever is signed in is signed in to the second app without a question', async () => {
  const { browser } = await signUp(world, email);
  const second = new SignIn(world, desktop);
  await browser.open(second.url({ prompt: 'none' }));
  expect(browser.url).toContain(`${desktop.callback}?code=`);
  expect(claimsOf((await second.redeem(browser)).access_token).client_id).toBe(desktop.id);
});

test('two sign-ins from one browser session are told apart (E-26)', async () => {
  const { browser, signIn } = await signUp(world, email);
  const first = claimsOf((await signIn.redeem(browser)).access_token);
  const again = new SignIn(world);
  const second = claimsOf((await again.redeem(await browser.open(again.url()))).access_token);
  expect(second.sub).toBe(first.sub);
  expect(second.auth_time).toBe(first.auth_time);
  expect(second.origin_jti).not.toBe(first.origin_jti);
});

test('signing out goes back at once and ends the session, not the tokens of a device', async () => {
  const { browser, signIn } = await signUp(world, email);
  const { refresh_token } = await signIn.redeem(browser);
  await browser.open(logout(web.home));
  expect(browser.url).toBe(web.home);
  await browser.open(new SignIn(world).url({ prompt: 'none' }));
  expect(browser.parameters.error).toBe('login_required');
  expect(await signIn.refresh(refresh_token)).toHaveProperty('access_token');
});

test('an app can ask for a fresh sign-in, and somebody else may be the one to sign in', async () => {
  const { browser } = await signUp(world, `other-${email}`);
  await signUp(world, email);
  const signIn = new SignIn(world);
  await browser.open(signIn.url({ prompt: 'login' }));
  expect(browser.heading).toBe('Sign in');
  await browser.submit('', { email, password });
  expect(claimsOf((await signIn.redeem(browser)).id_token).email).toBe(email);
});

test('a sign-in that was begun before the address was confirmed goes on to confirm it', async () => {
  await newcomer();
  const browser = await (await arrive()).submit('', { email, password });
  expect(browser.heading).toBe('Confirm your email');
  expect(await mailsTo(world, email)).toHaveLength(2);
  await browser.submit('/confirm', { code: await codeFor(world, email) });
  expect(browser.url).toContain(`${web.callback}?`);
});

test('a wrong code is refused, and the right one still works', async () => {
  const browser = await newcomer();
  const code = await codeFor(world, email);
  await browser.submit('/confirm', { code: wrongCode(code) });
  expect([browser.status, browser.alert]).toEqual([400, expect.stringContaining('not the code')]);
  // What was typed is still there to be corrected.
  expect(browser.text).toContain(`value="${wrongCode(code)}"`);
  await browser.submit('/confirm', { code: `${code.slice(0, 3)} ${code.slice(3)}` });
  expect(browser.url).toContain(`${web.callback}?`);
});

test('the sixth wrong code kills the code, and a new one helps', async () => {
  const browser = await newcomer();
  const code = await codeFor(world, email);
  for (let tries = 0; tries < 6; tries++) await browser.submit('/confirm', { code: wrongCode(code) });
  await browser.submit('/confirm', { code });
  expect(browser.alert).toContain('can no longer be used');
  await browser.submit('/resend', {});
  expect(browser.text).toContain('We sent you a new code.');
  await browser.submit('/confirm', { code: await codeFor(world, email) });
  expect(browser.url).toContain(`${web.callback}?`);
});

test('guesses made at the same moment are counted one by one', async () => {
  const browser = await newcomer();
  const code = await codeFor(world, email);
  const guess = (each: string) =>
    new Browser(world, browser).open(browser.url).then((tab) => tab.submit('/confirm', { code: each }));
  await Promise.all(Array.from({ length: 6 }, () => guess(wrongCode(code))));
  expect((await guess(code)).alert).toContain('can no longer be used');
});

test('codes are not sent without end', async () => {
  const browser = await newcomer();
  for (let sent = 0; sent < 6; sent++) await browser.submit('/resend', {});
  expect([browser.status, browser.alert]).toEqual([429, expect.stringContaining('Too many attempts')]);
  expect(await mailsTo(world, email)).toHaveLength(5);
});

test('a forgotten password is replaced with a code from the mail', async () => {
  await signUp(world, email);
  const browser = await (await arrive()).submit('/forgot', { email });
  await browser.submit('/reset', { code: await codeFor(world, email), password: newPassword });
  expect([browser.heading, browser.text]).toEqual(['Sign in', expect.stringContaining('Your new password is set.')]);
  await browser.submit('', { email, password });
  expect(browser.alert).toBe('Incorrect email address or password.');
  await browser.submit('', { email, password: newPassword });
  expect(browser.url).toContain(`${web.callback}?`);
});

test('a code sets one new password, once, and a refused password does not use it up', async () => {
  await signUp(world, email);
  const browser = await (await arrive()).submit('/forgot', { email });
  const code = await codeFor(world, email);
  await browser.submit('/reset', { code, password: 'too short' });
  expect(browser.alert).toContain('Choose another password.');
  await browser.submit('/reset', { code, password: newPassword });
  expect(browser.heading).toBe('Sign in');
  await browser.submit('/reset', { code, password });
  expect(browser.alert).toContain('can no longer be used');
});

test('an address that was never confirmed can be taken over by whoever reads its mail', async () => {
  await newcomer();
  const browser = await (await arrive()).submit('/forgot', { email });
  await browser.submit('/reset', { code: await codeFor(world, email), password: newPassword });
  await browser.submit('', { email, password: newPassword });
  expect(browser.url).toContain(`${web.callback}?`);
});

test('nobody learns from sign-in or reset whether there is an account (E-36)', async () => {
  const answers = async (address: string) => {
    const browser = await (await arrive()).submit('', { email: address, password: newPassword });
    const pages = [browser.text];
    pages.push((await browser.submit('/forgot', { email: address })).text);
    pages.push(
      (await browser.submit('/reset', { code: wrongCode(await codeFor(world, address)), password: newPassword })).text,
    );
    const hidden = new RegExp(`${address}|${encodeURIComponent(address)}|/login/[\\w-]+|value="\\d+"`, 'g');
    return pages.map((page) => page.replace(hidden, ''));
  };
  await signUp(world, email);
  expect(await answers(`un${email}`)).toEqual(await answers(email));
  expect(await mailsTo(world, `un${email}`)).toEqual([]);
});

test('wrong passwords are locked out after the fifth, known address or not', async () => {
  const lockout = async (address: string) => {
    const browser = await arrive();
    for (let tries = 0; tries < 6; tries++) await browser.submit('', { email: address, password: 'wrong' });
    return [browser.status, browser.alert];
  };
  await signUp(world, email);
  const locked = [429, 'Too many attempts. Wait 1 second, then try again.'];
  expect(await Promise.all([lockout(email), lockout(`un${email}`)])).toEqual([locked, locked]);
});

test('what was typed stays after a refusal, except the password', async () => {
  await signUp(world, email);
  const browser = await (await arrive()).submit('/signup', { name: 'Ann "A" <b>', email, password });
  expect(browser.alert).toBe('An account with the given email already exists.');
  expect(browser.text).toContain('value="Ann &#34;A&#34; &#60;b&#62;"');
  expect(browser.text).toContain(`value="${email}"`);
  expect(browser.text).not.toContain(password);
});

test('a page whose sign-in is done says so calmly', async () => {
  const browser = await arrive();
  const page = browser.url;
  await browser.submit('/signup', { name: 'Alice', email, password });
  await browser.submit('/confirm', { code: await codeFor(world, email) });
  await browser.open(page);
  expect([browser.status, browser.heading]).toEqual([400, 'This sign-in has ended']);
});

test('the address that the app expects is filled in', async () => {
  const browser = await new Browser(world).open(new SignIn(world).url({ login_hint: email }));
  expect(browser.text).toContain(`value="${email}"`);
});
