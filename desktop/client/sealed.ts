import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CompactEncrypt, compactDecrypt, errors } from 'jose';
import { createFile, makePrivateFolder, readText, replaceFile } from './files';

/** Keeps one secret text. A keychain of the operating system can take this one's place. */
export type SecretStore = {
  read(): Promise<string | null>;
  write(text: string): Promise<void>;
  clear(): Promise<void>;
};

/** A file encrypted (AES-256-GCM) with a key beside it: both for nobody but their owner, and useless in a copy of one. */
export function sealedFile(path: string): SecretStore {
  const keyPath = join(dirname(path), 'key');
  return {
    async read() {
      const [sealed, key] = await Promise.all([readText(path), readText(keyPath)]);
      if (sealed === null || key === null) return null;
      const opened = await compactDecrypt(sealed, Buffer.from(key, 'base64url'), allowed).catch(unreadable);
      return opened && new TextDecoder().decode(opened.plaintext);
    },
    async write(text) {
      await makePrivateFolder(dirname(path));
      await createFile(keyPath, randomBytes(32).toString('base64url'));
      const key = Buffer.from((await readText(keyPath)) ?? '', 'base64url');
      const sealing = new CompactEncrypt(new TextEncoder().encode(text)).setProtectedHeader({
        ...{ alg: 'dir', enc: 'A256GCM' },
      });
      const sealed = await sealing.encrypt(key);
      await replaceFile(path, (file) => file.writeFile(sealed));
    },
    clear: () => rm(path, { force: true }),
  };
}

const allowed = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };

/** With another key, or half of a file from elsewhere: whoever cannot read it signs in again. */
function unreadable(error: unknown): null {
  if (error instanceof errors.JOSEError) return null;
  throw error;
}
