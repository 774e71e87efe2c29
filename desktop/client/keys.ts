import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { createFile, makePrivateFolder, readText } from './files';

/** Keeps the key that this computer's secrets are sealed with. */
export type KeyStore = {
  kind: 'keychain' | 'file';
  find: () => Promise<string | null>;
  /** The key from now on, whoever made it; null where none can be kept. */
  make: () => Promise<string | null>;
};

export const newKey = () => randomBytes(32).toString('base64url');

/** A file for nobody but its owner. */
export function keyFile(path: string): KeyStore {
  const find = () => readText(path);
  return {
    kind: 'file',
    find,
    async make() {
      await makePrivateFolder(dirname(path));
      await createFile(path, newKey());
      return find();
    },
  };
}
