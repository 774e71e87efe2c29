import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { MintAnswers, MintCall } from '../../shared/mint';
import { handler } from './mint.lambda';

const mint = async <Action extends MintCall['action']>(call: MintCall & { action: Action }) =>
  (await handler(call)) as MintAnswers[Action];

const times = <Value>(count: number, make: () => Promise<Value>) => Promise.all(Array.from({ length: count }, make));

const bytesOf = (secret: string) => Buffer.from(secret, 'base64url').length;

test('device codes and states are 256 bits, and none comes twice (E-03)', async () => {
  const codes = await times(1000, () => mint({ action: 'codes', replaces: null }));
  const states = await times(1000, () => mint({ action: 'state' }));
  const secrets = [...codes.map(({ deviceCode }) => deviceCode), ...states];
  expect(new Set(secrets).size).toBe(2000);
  expect(secrets.filter((secret) => bytesOf(secret) !== 32)).toEqual([]);
});

test('a sign-in goes by the hash of its device code, and so does the one that it takes the place of (E-03)', async () => {
  const earlier = await mint({ action: 'codes', replaces: null });
  const { deviceCode, loginId, replacedId } = await mint({ action: 'codes', replaces: earlier.deviceCode });
  expect(loginId).toBe(createHash('sha256').update(deviceCode).digest('base64url'));
  expect([earlier.replacedId, replacedId]).toEqual([null, earlier.loginId]);
});

test('tokens of links are 128 bits in 22 characters, and none comes twice', async () => {
  const tokens = (await times(1000, () => mint({ action: 'linkToken', seal: null }))).map(({ token }) => token);
  expect(new Set(tokens).size).toBe(1000);
  expect(tokens.filter((token) => bytesOf(token) !== 16 || !/^[\w-]{22}$/.test(token))).toEqual([]);
});

test('what is kept of a token is its SHA-256, the same whenever it is asked for', async () => {
  const { token, tokenHash } = await mint({ action: 'linkToken', seal: null });
  expect(tokenHash).toBe(createHash('sha256').update(token).digest('base64url'));
  expect(await mint({ action: 'hashToken', token })).toBe(tokenHash);
});

test('a sealed token is read with its seal, and with no other', async () => {
  const { token, sealedToken, requestHash } = await mint({ action: 'linkToken', seal: 'alice r1' });
  const unsealed = (seal: string) =>
    mint({ action: 'unsealToken', sealedToken: sealedToken ?? '', seal, password: null, passwordHash: null });
  expect(sealedToken).not.toBe(token);
  expect([await unsealed('alice r1'), (await unsealed('alice r2')) === token]).toEqual([token, false]);
  expect(await unsealed(requestHash ?? '')).not.toBe(token);
});

test('what is kept of a password is scrypt with a salt of its own, and none of it', async () => {
  const [one, other] = await times(2, () => mint({ action: 'hashPassword', password: 'correct horse' }));
  expect(one).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  expect(one).not.toBe(other);
  expect(one).not.toContain('horse');
});

test.each([
  ['the same', 'correct horse', true],
  ['one of another case', 'Correct horse', false],
  ['one with a space at the end', 'correct horse ', false],
  ['a beginning of it', 'correct', false],
  ['nothing', '', false],
])('%s is told from the password', async (_name, password, expected) => {
  const passwordHash = await mint({ action: 'hashPassword', password: 'correct horse' });
  expect(await mint({ action: 'isPassword', password, passwordHash })).toBe(expected);
});

test('a letter is the same whichever way a keyboard writes its accent', async () => {
  const passwordHash = await mint({ action: 'hashPassword', password: 'caf\u00e9 noir' });
  expect(await mint({ action: 'isPassword', password: 'cafe\u0301 noir', passwordHash })).toBe(true);
});

test('a password kept under other costs is still known', async () => {
  const passwordHash = 'scrypt$1024$8$1$c2FsdA$ujE1HAZJ7-jyQYEuaqDPa1HyPNaOc6fwITOYJwaHAHc';
  expect(await mint({ action: 'isPassword', password: 'correct horse', passwordHash })).toBe(false);
  const { scryptSync } = await import('node:crypto');
  const hash = scryptSync('correct horse', 'salt', 32, { N: 1024, r: 8, p: 1 }).toString('base64url');
  expect(
    await mint({ action: 'isPassword', password: 'correct horse', passwordHash: `scrypt$1024$8$1$c2FsdA$${hash}` }),
  ).toBe(true);
});
