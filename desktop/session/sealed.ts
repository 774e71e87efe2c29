import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CompactEncrypt, compactDecrypt, type CompactDecryptGetKey } from 'jose';
import { makePrivateFolder, replaceFile } from '../disk/files';
import { keychain } from './keychain';
import { keyFile, type KeyStore } from './keys';
import { putOwnAside, readOwn } from '../disk/ownFile';
import { SignInDamagedError } from '../disk/stateErrors';

/** Keeps one secret text. */
export type SecretStore = {
  path: string;
  /** The text; null if there is none. Throws SignInDamagedError if it cannot be read. */
  read: () => Promise<string | null>;
  /** Resolves with the kind of place where the key is. */
  write: (text: string) => Promise<KeyStore['kind']>;
  clear: () => Promise<void>;
  /** Resolves with the file's new name. */
  putAside: () => Promise<string>;
};

/** The stores of keys, best first. */
function keyStores(home: string): KeyStore[] {
  const file = keyFile(join(home, 'key'));
  return process.env.QUIRE_KEYCHAIN === 'off' ? [file] : [keychain(home), file];
}

/** A file encrypted (AES-256-GCM) with a key that is kept elsewhere, so that a copy of the file is useless. */
export function sealedFile(path: string, stores = keyStores(dirname(path))): SecretStore {
  const damaged = (cause: unknown) => new SignInDamagedError(path, 'damaged', cause);
  return {
    path,
    read: () => readOwn(path, (sealed) => open(sealed, stores), damaged),
    async write(text) {
      await makePrivateFolder(dirname(path));
      const { key, kind } = await firstKey(stores);
      const header = { alg: 'dir', enc: 'A256GCM', kid: kind };
      const sealing = new CompactEncrypt(new TextEncoder().encode(text)).setProtectedHeader(header);
      const sealed = await sealing.encrypt(Buffer.from(key, 'base64url'));
      await replaceFile(path, sealed);
      return kind;
    },
    clear: () => rm(path, { force: true }),
    putAside: () => putOwnAside(path),
  };
}

async function firstKey(stores: KeyStore[]) {
  for (const { kind, make } of stores) {
    const key = await make();
    if (key) return { kind, key };
  }
  throw new Error('There is no place for a key.');
}

const allowed = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };

async function open(sealed: string, stores: KeyStore[]): Promise<string> {
  const { plaintext } = await compactDecrypt(sealed, keyIn(stores), allowed);
  return new TextDecoder().decode(plaintext);
}

const keyIn =
  (stores: KeyStore[]): CompactDecryptGetKey =>
  async ({ kid }) => {
    const store = stores.find(({ kind }) => kind === kid);
    const key = await store?.find();
    if (!key) throw new SignInDamagedError(store?.place ?? 'the key to it', 'missing');
    return Buffer.from(key, 'base64url');
  };
