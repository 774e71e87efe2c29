import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browser } from './testing/browser';
import { SignIn, claimsOf, codeFor, mailsTo, password, signUp } from './testing/signIn';
import { web } from './testing/template';
import { type World, startWorld } from './testing/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

test('users, sessions, refresh tokens and mails outlive the process', async () => {
  const { browser, signIn } = await signUp(world, 'alice@example.com');
  const { refresh_token, access_token } = await signIn.redeem(browser);
  await world.restart();
  const refreshed = await signIn.refresh(refresh_token);
  expect(claimsOf(refreshed.access_token).origin_jti).toBe(claimsOf(access_token).origin_jti);
  await browser.open(new SignIn(world).url({ prompt: 'none' }));
  expect(browser.url).toContain(`${web.callback}?code=`);
  const again = await new Browser(world).open(new SignIn(world).url());
  expect((await again.submit('', { email: 'alice@example.com', password })).url).toContain(web.callback);
  expect(await mailsTo(world, 'alice@example.com')).toHaveLength(1);
});

test('a sign-up goes on where the restart met it', async () => {
  const email = 'bob@example.com';
  const browser = await new Browser(world).open(new SignIn(world).url());
  await browser.submit('/signup', { name: 'Bob', email, password });
  await world.restart();
  await browser.submit('/confirm', { code: await codeFor(world, email) });
  expect(browser.url).toContain(`${web.callback}?code=`);
});

test("the pool's keys are for its owner only (E-42)", async () => {
  const { mode } = await stat(join(world.cloud.dataDirectory, 'cognito', 'keys.json'));
  expect(mode & 0o777).toBe(0o600);
});
