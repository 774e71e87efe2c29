import { expect, test } from 'vitest';
import { createSealer } from './seal.server';

const sealer = createSealer('a secret of more than 32 characters');
const inAnHour = () => new Date(Date.now() + 3_600_000);
const anHourAgo = () => new Date(Date.now() - 3_600_000);

const changeOneLetter = (sealed: string) => {
  const at = sealed.length - 30;
  return sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
};

test('what is sealed can be opened again, and says since when and until when', async () => {
  const expiresAt = inAnHour();
  const opened = await sealer.open('access', await sealer.seal('access', 'token', expiresAt));
  expect(opened?.value).toBe('token');
  expect(opened?.expiresAt.getTime()).toBe(Math.floor(expiresAt.getTime() / 1000) * 1000);
  expect(Math.abs(Date.now() - (opened?.issuedAt.getTime() ?? 0))).toBeLessThan(5000);
});

test('a sealed value does not show what it holds, and never looks the same twice', async () => {
  const [one, other] = await Promise.all([1, 2].map(() => sealer.seal('access', 'token', inAnHour())));
  expect(one).not.toBe(other);
  expect(Buffer.from(one ?? '', 'base64url').toString()).not.toContain('token');
});

test.each([
  ['was changed on the way', async () => changeOneLetter(await sealer.seal('access', 'token', inAnHour()))],
  ['is over', () => sealer.seal('access', 'token', anHourAgo())],
  ['was sealed for another purpose', () => sealer.seal('refresh', 'token', inAnHour())],
  [
    'was sealed with another secret',
    () => createSealer('another secret of 32 characters..').seal('access', 'token', inAnHour()),
  ],
  ['is empty', () => Promise.resolve('')],
  ['is no seal at all', () => Promise.resolve('a.b.c.d.e')],
])('a value that %s counts as none', async (_case, sealed) => {
  expect(await sealer.open('access', await sealed())).toBeNull();
});
