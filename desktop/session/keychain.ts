import { join } from 'node:path';
import type { AsyncEntry } from '@napi-rs/keyring';
import { KeychainError } from '#client/errors';
import { newKey, type KeyStore } from './keys';
import { inTurn } from '../disk/lock';

// Else it would be the kernel's own, which forgets everything when the computer is turned off.
const options = { linux: { store: 'secret-service' as const } };

/** The keychain of the operating system. It is given the key and not the tokens, which some of them have no room for. */
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
    // However a computer says that it has no keychain, another place will do.
    make: () => inTurn(join(home, 'locks'), 'key', () => make().catch(() => null)),
  };
}
