import { join } from 'node:path';
import type { AsyncEntry } from '@napi-rs/keyring';
import { KeychainError } from './sessionErrors';
import { newKey, type KeyStore } from './keys';
import { inTurn } from '../disk/lock';

// The default would be the kernel's keyring, which is lost when the computer is turned off.
const options = { linux: { store: 'secret-service' as const } };

/** The keychain of the operating system. It keeps only the key: some have no room for the tokens. */
export function keychain(home: string): KeyStore {
  const open = async (): Promise<AsyncEntry> => {
    const { AsyncEntry } = await import('@napi-rs/keyring');
    return new AsyncEntry('Quire', home, options);
  };
  const make = async () => {
    const entry = await open();
    if (!(await entry.getPassword())) await entry.setPassword(newKey());
    return entry.getPassword();
  };
  return {
    kind: 'keychain',
    place: 'its key in the keychain',
    async find() {
      try {
        return await (await open()).getPassword();
      } catch (error) {
        throw new KeychainError(error);
      }
    },
    // Whatever the error, a computer without a keychain uses another place.
    make: () => inTurn(join(home, 'locks'), 'key', () => make().catch(() => null)),
  };
}
