import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KeychainError } from './sessionErrors';
import { keyFile, newKey, type KeyStore } from './keys';
import { sealedFile } from './sealed';

let home: string;
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'quire-sealed-'))));
afterEach(() => rmSync(home, { recursive: true }));

/** A stand-in for a keychain, without its locks. */
function keychainHolding(key: string | null): KeyStore {
  return {
    kind: 'keychain',
    place: 'its key in the keychain',
    find: () => Promise.resolve(key),
    make: () => Promise.resolve(key),
  };
}

const none = keychainHolding(null);
const locked: KeyStore = { ...none, find: () => Promise.reject(new KeychainError('locked')) };

const secretWith = (keychain: KeyStore) => sealedFile(join(home, 'session'), [keychain, keyFile(join(home, 'key'))]);
const filesWith = (text: string) =>
  readdirSync(home, { withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(home, entry.name), 'utf8').includes(text))
    .map(({ name }) => name);

test('where there is a keychain it has the key, and nothing on the disk opens the secret', async () => {
  const secret = secretWith(keychainHolding(newKey()));
  expect(await secret.write('a secret')).toBe('keychain');
  expect(await secret.read()).toBe('a secret');
  expect(readdirSync(home)).toEqual(['session']);
  await expect(secretWith(none).read()).rejects.toMatchObject({ code: 'SIGN_IN_DAMAGED' });
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
  ['another key', 'session is damaged', () => writeFileSync(join(home, 'key'), newKey())],
  ['no key', 'key is missing', () => rmSync(join(home, 'key'))],
  ['half of a key', 'key is damaged', () => writeFileSync(join(home, 'key'), newKey().slice(20))],
  ['an empty key', 'key is damaged', () => writeFileSync(join(home, 'key'), '')],
  [
    'half of the file',
    'session is damaged',
    () => writeFileSync(join(home, 'session'), readFileSync(join(home, 'session')).subarray(0, 90)),
  ],
  ['something else', 'session is damaged', () => writeFileSync(join(home, 'session'), 'hello')],
])('with %s it is said that %s, and a new one can be kept (E-43)', async (_what, fault, spoil) => {
  const secret = secretWith(none);
  await secret.write('a secret');
  spoil();
  await expect(secret.read()).rejects.toThrow(`${home}/${fault}. Sign in again: quire login`);
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
