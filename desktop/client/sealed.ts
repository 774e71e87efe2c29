import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CompactEncrypt, compactDecrypt, errors, type CompactDecryptGetKey } from 'jose';
import { makePrivateFolder, readText, replaceFile } from './files';
import { keychain } from './keychain';
import { keyFile, type KeyStore } from './keys';

/** Keeps one secret text. */
export type SecretStore = {
  read: () => Promise<string | null>;
  /** Says where the key to it is. */
  write: (text: string) => Promise<KeyStore['kind']>;
  clear: () => Promise<void>;
};

/** The best first. */
function keyStores(home: string): KeyStore[] {
  const file = keyFile(join(home, 'key'));
  return process.env.QUIRE_KEYCHAIN === 'off' ? [file] : [keychain(home), file];
}

/** A file encrypted (AES-256-GCM) with a key that is kept elsewhere: useless in a copy of one. */
export function sealedFile(path: string, stores = keyStores(dirname(path))): SecretStore {
  return {
    async read() {
      const sealed = await readText(path);
      return sealed === null ? null : open(sealed, stores);
    },
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

/** Null with another key, or for half of a file from elsewhere: whoever cannot read it signs in again. */
async function open(sealed: string, stores: KeyStore[]): Promise<string | null> {
  try {
    const { plaintext } = await compactDecrypt(sealed, keyIn(stores), allowed);
    return new TextDecoder().decode(plaintext);
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

const keyIn =
  (stores: KeyStore[]): CompactDecryptGetKey =>
  async ({ kid }) => {
    const key = await stores.find(({ kind }) => kind === kid)?.find();
    if (!key) throw new errors.JWEDecryptionFailed();
    return Buffer.from(key, 'base64url');
  };
