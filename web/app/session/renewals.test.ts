import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Tokens } from '#client/tokens';
import { createRenewals } from './renewals';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const tokens = (name: string): Tokens => ({ accessToken: name, refreshToken: name, expiresAt: new Date(0) });

/** A pool that counts its requests. */
function pool(answer: (refreshToken: string) => Promise<Tokens | null> = (old) => Promise.resolve(tokens(`${old}'`))) {
  const asked: string[] = [];
  const renewals = createRenewals((refreshToken) => {
    asked.push(refreshToken);
    return answer(refreshToken);
  }, 20);
  return { asked, ...renewals };
}

test('requests at the same time share one renewal', async () => {
  const { asked, renew } = pool();
  const answers = await Promise.all([renew('a'), renew('a'), renew('a')]);
  expect(asked).toEqual(['a']);
  expect(answers).toEqual([tokens("a'"), tokens("a'"), tokens("a'")]);
});

test('a request that still carries the old token gets the new ones, for a while', async () => {
  const { asked, renew } = pool();
  await renew('a');
  await vi.advanceTimersByTimeAsync(19_000);
  expect(await renew('a')).toEqual(tokens("a'"));
  await vi.advanceTimersByTimeAsync(2_000);
  await renew('a');
  expect(asked).toEqual(['a', 'a']);
});

test('two sessions are renewed apart', async () => {
  const { asked, renew } = pool();
  expect(await Promise.all([renew('a'), renew('b')])).toEqual([tokens("a'"), tokens("b'")]);
  expect(asked).toEqual(['a', 'b']);
});

test('a failure is not remembered', async () => {
  let isDown = true;
  const { renew } = pool(() => (isDown ? Promise.reject(new Error('down')) : Promise.resolve(tokens('new'))));
  await expect(renew('a')).rejects.toThrow('down');
  isDown = false;
  expect(await renew('a')).toEqual(tokens('new'));
});

test('a session that was signed out is asked for anew', async () => {
  const { asked, renew, forget } = pool();
  await renew('a');
  forget('a');
  await renew('a');
  expect(asked).toEqual(['a', 'a']);
});
