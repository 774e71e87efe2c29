import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { createFile, makePrivateFolder } from '../disk/files';
import { inTurn } from '../disk/lock';
import { putOwnAside, readOwn } from '../disk/ownFile';
import { SignInDamagedError } from '../disk/stateErrors';

/** Keeps the key that encrypts this computer's secrets. */
export type KeyStore = {
  kind: 'keychain' | 'file';
  /** The name of the place, for people. */
  place: string;
  find: () => Promise<string | null>;
  /** The key to use from now on, which another process may have made; null if none can be kept. */
  make: () => Promise<string | null>;
};

const keySize = 32;

export const newKey = () => randomBytes(keySize).toString('base64url');

/** A key in a file that only its owner may read. */
export function keyFile(path: string): KeyStore {
  const find = () => readOwn(path, asKey, (cause) => new SignInDamagedError(path, 'damaged', cause));
  const findOrPutAside = () =>
    find().catch(async (error: unknown) => {
      if (!(error instanceof SignInDamagedError)) throw error;
      await putOwnAside(path);
      return null;
    });
  return {
    kind: 'file',
    place: path,
    find,
    async make() {
      await makePrivateFolder(dirname(path));
      return inTurn(join(dirname(path), 'locks'), 'key', async () => {
        const key = await findOrPutAside();
        if (key === null) await createFile(path, newKey());
        return key ?? find();
      });
    },
  };
}

function asKey(text: string): string {
  const isWhole = Buffer.from(text, 'base64url').toString('base64url') === text;
  if (isWhole && Buffer.from(text, 'base64url').length === keySize) return text;
  throw new Error('This is no key.');
}
