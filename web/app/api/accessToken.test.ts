import { expect, test } from 'vitest';
import { createTokenSource } from './accessToken';

/** A server that hands out numbered tokens of this lifetime and records each request. */
function server(secondsToLive = 3600) {
  const asked: ('any' | 'new')[] = [];
  const tokens = createTokenSource((isRenewal) => {
    asked.push(isRenewal ? 'new' : 'any');
    const expiresAt = new Date(Date.now() + secondsToLive * 1000).toISOString();
    return Promise.resolve({ accessToken: `token ${asked.length}`, expiresAt });
  });
  return { asked, ...tokens };
}

test('requests at the same time share one token', async () => {
  const { asked, get } = server();
  expect(await Promise.all([get(), get(), get()])).toEqual(['token 1', 'token 1', 'token 1']);
  expect(asked).toEqual(['any']);
});

test('a token that is about to end is replaced before it is used', async () => {
  const { asked, get } = server(59);
  await get();
  expect(await get()).toBe('token 2');
  expect(asked).toEqual(['any', 'any']);
});

test('after a refusal a new token is asked for, once', async () => {
  const { asked, get, refuse } = server();
  await get();
  refuse();
  expect(await Promise.all([get(), get()])).toEqual(['token 2', 'token 2']);
  expect(asked).toEqual(['any', 'new']);
});

test('a failure reaches everybody who waits and is forgotten', async () => {
  let isDown = true;
  const good = { accessToken: 'token', expiresAt: new Date(Date.now() + 3_600_000).toISOString() };
  const { get } = createTokenSource(() => (isDown ? Promise.reject(new Error('down')) : Promise.resolve(good)));
  await expect(Promise.all([get(), get()])).rejects.toThrow('down');
  isDown = false;
  expect(await get()).toBe('token');
});
