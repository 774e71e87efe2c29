import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimsOf, localToken } from './testing/signIn';
import { desktop, web } from './testing/template';
import { type World, adminSecret, startWorld } from './testing/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const access = async (order: object) => claimsOf((await localToken(world, order)).accessToken);

test('a script gets a token for somebody new, who is verified and named after the address', async () => {
  const { accessToken, idToken, userId, expiresAt } = await localToken(world, {
    email: 'Alice@example.com',
    issue: 'id',
  });
  const claims = claimsOf(accessToken);
  expect(claims).toMatchObject({ sub: userId, token_use: 'access', client_id: web.id, scope: 'openid email profile' });
  const identity = { token_use: 'id', aud: web.id, email: 'alice@example.com', email_verified: true, name: 'alice' };
  expect(claimsOf(idToken ?? '')).toMatchObject({ ...identity, exp: Date.parse(expiresAt) / 1000 });
});

test('the same address is the same user, signed in anew', async () => {
  const [first, second] = [await access({ email: 'bob@example.com' }), await access({ email: 'BOB@example.com' })];
  expect(second.sub).toBe(first.sub);
  expect(second.origin_jti).not.toBe(first.origin_jti);
});

test('many scripts at once make one user', async () => {
  const orders = Array.from({ length: 8 }, () => access({ email: 'crowd@example.com' }));
  expect(new Set((await Promise.all(orders)).map(({ sub }) => sub)).size).toBe(1);
});

test('the client is chosen by its name', async () => {
  expect((await access({ email: 'bob@example.com', clientName: 'desktop' })).client_id).toBe(desktop.id);
});

test.each(['access', 'id'])('an %s token can be made that has ended', async (issue) => {
  const { accessToken, idToken } = await localToken(world, { email: 'bob@example.com', issue, expiresIn: -60 });
  const { exp = 0 } = claimsOf(idToken ?? accessToken);
  expect(exp).toBeLessThan(Date.now() / 1000 - 50);
});

test.each(['', 'wrong', `${adminSecret}x`])('the secret %j opens nothing', async (secret) => {
  expect(await localToken(world, { email: 'bob@example.com' }, secret)).toMatchObject({ status: 401 });
});

test.each([
  [{}, 'email'],
  [{ email: 'nobody' }, 'must be an email address'],
  [{ email: 'bob@example.com', clientName: 'toaster' }, 'no client named toaster'],
  [{ email: 'bob@example.com', expiresIn: 0 }, 'must not be 0'],
])('the order %j is refused', async (order, message) => {
  const refused = { status: 400, message: expect.stringContaining(message) as unknown };
  expect(await localToken(world, order)).toMatchObject(refused);
});
