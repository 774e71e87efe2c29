import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KeychainError } from './errors';
import { keyFile, newKey, type KeyStore } from './keys';
import { sealedFile } from './sealed';

let home: string;
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'quire-sealed-'))));
afterEach(() => rmSync(home, { recursive: true }));

/** What every keychain is to us, but for its locks. */
function keychainHolding(key: string | null): KeyStore {
  return { kind: 'keychain', find: () => Promise.resolve(key), make: () => Promise.resolve(key) };
}

const none = keychainHolding(null);
const locked: KeyStore = { ...none, find: () => Promise.reject(new KeychainError('locked')) };

const secretWith = (keychain: KeyStore) => sealedFile(join(home, 'session'), [keychain, keyFile(join(home, 'key'))]);
const filesWith = (text: string) =>
  readdirSync(home).filter((file) => readFileSync(join(home, file), 'utf8').includes(text));

test('where there is a keychain it has the key, and nothing on the disk opens the secret', async () => {
  const secret = secretWith(keychainHolding(newKey()));
  expect(await secret.write('a secret')).toBe('keychain');
  expect(await secret.read()).toBe('a secret');
  expect(readdirSync(home)).toEqual(['session']);
  expect(await secretWith(none).read()).toBeNull();
});

test('where there is none a file has the key, and it is said', async () => {
  const secret = secretWith(none);
  expect(await secret.write('a secret')).toBe('file');
  expect(await secret.read()).toBe('a secret');
  expect(filesWith('a secret')).toEqual([]);
});

test('a keychain that is locked is no reason to forget who is signed in', async () => {
  const keychain = keychainHolding(newKey());
  await secretWith(keychain).write('a secret');
  await expect(secretWith(locked).read()).rejects.toMatchObject({ code: 'KEYCHAIN_LOCKED' });
  expect(await secretWith(keychain).read()).toBe('a secret');
});

test.each([
  ['another key', () => writeFileSync(join(home, 'key'), newKey())],
  ['no key', () => rmSync(join(home, 'key'))],
  ['half of the file', () => writeFileSync(join(home, 'session'), readFileSync(join(home, 'session')).subarray(0, 90))],
  ['something else', () => writeFileSync(join(home, 'session'), 'hello')],
])('with %s there is no secret, and a new one can be kept', async (_what, spoil) => {
  const secret = secretWith(none);
  await secret.write('a secret');
  spoil();
  expect(await secret.read()).toBeNull();
  await secret.write('another');
  expect(await secret.read()).toBe('another');
});

test('a secret that is cleared is gone from the disk', async () => {
  const secret = secretWith(none);
  await secret.write('a secret');
  await secret.clear();
  expect(await secret.read()).toBeNull();
  expect(existsSync(join(home, 'session'))).toBe(false);
});
