import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Browser } from './testing/browser';
import { SignIn, claimsOf, localToken, signUp } from './testing/signIn';
import { desktop, web } from './testing/template';
import { type World, startWorld } from './testing/world';

let world: World;
let browser: Browser;
const start = Date.parse('2030-01-01T00:00:00Z');
const minute = 60 * 1000;
const day = 24 * 60 * minute;

beforeAll(async () => {
  world = await startWorld({ desktop: { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 } } });
});
afterAll(() => world.close());
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  browser = (await signUp(world, `${crypto.randomUUID()}@example.com`)).browser;
});
afterEach(() => vi.useRealTimers());

/** Moves the clock without waiting. */
const at = (time: number) => vi.setSystemTime(start + time);

async function redeemed(app = web as { id: string; callback: string }) {
  const signIn = new SignIn(world, app);
  return { signIn, tokens: await signIn.redeem(await browser.open(signIn.url())) };
}

test('refreshing does not make a sign-in last longer than the template says (E-13, E-26)', async () => {
  const { signIn, tokens } = await redeemed();
  at(6 * day);
  const second = await signIn.refresh(tokens.refresh_token);
  at(9.9 * day);
  const third = await signIn.refresh(second.refresh_token);
  expect(claimsOf(third.access_token).auth_time).toBe(start / 1000);
  at(10 * day + 10 * minute);
  expect(await signIn.refresh(third.refresh_token)).toMatchObject({ error: 'invalid_grant' });
});

test('a browser stays signed in for an hour, however often it is used (E-26)', async () => {
  const silently = async () => (await browser.open(new SignIn(world).url({ prompt: 'none' }))).parameters;
  at(40 * minute);
  expect(await silently()).toHaveProperty('code');
  at(59 * minute);
  expect(await silently()).toHaveProperty('code');
  at(61 * minute);
  expect(await silently()).toMatchObject({ error: 'login_required' });
});

test.each([
  [4, 'access_token'],
  [6, 'error'],
])('a code that is %d minutes old gives: %s (E-29)', async (age, answer) => {
  const signIn = new SignIn(world);
  await browser.open(signIn.url());
  at(age * minute);
  expect(await signIn.redeem(browser)).toHaveProperty(answer);
});

test('a refresh whose answer was lost can be sent again within the grace, and not later (E-13)', async () => {
  const { signIn, tokens } = await redeemed(desktop);
  const lost = await signIn.refresh(tokens.refresh_token);
  at(20 * 1000);
  const again = await signIn.refresh(tokens.refresh_token);
  expect(again).toHaveProperty('access_token');
  at(40 * 1000);
  expect(await signIn.refresh(tokens.refresh_token)).toMatchObject({ error: 'invalid_grant' });
  expect(await signIn.refresh(lost.refresh_token)).toMatchObject({ error: 'invalid_grant' });
});

test('an app can ask that the sign-in be fresh', async () => {
  at(11 * minute);
  await browser.open(new SignIn(world).url({ max_age: '600' }));
  expect(browser.heading).toBe('Sign in');
});

test('a local token starts a sign-in of its own', async () => {
  at(5 * minute);
  const { accessToken } = await localToken(world, { email: 'bob@example.com' });
  expect(claimsOf(accessToken).auth_time).toBe(start / 1000 + 300);
});
