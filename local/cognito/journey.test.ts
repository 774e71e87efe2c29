import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browser, codeFor, password, signUp, SignIn, startWorld, type World } from './testing';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

test('somebody new signs up, confirms their email and comes back to the app signed in', async () => {
  const { browser, signIn } = await signUp(world, 'alice@example.com');
  expect(browser.url).toMatch('http://localhost:3000/auth/callback?');
  expect(await signIn.redeem(browser)).toMatchObject({ token_type: 'Bearer', expires_in: 1800 });
});
