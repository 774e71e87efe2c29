import type { SecretStore } from './sealed';
import { SignInDamagedError } from '../disk/stateErrors';

type Secret<T> = Pick<SecretStore, 'path' | 'putAside'> & { read: () => Promise<T | null> };

/** Reads a secret; null if there is none, or if it cannot be read: then it is renamed, with a warning. */
export async function readOrPutAside<T>(secret: Secret<T>, warn: (sentence: string) => void): Promise<T | null> {
  try {
    return await secret.read();
  } catch (error) {
    if (!(error instanceof SignInDamagedError)) throw error;
    const why = error.path === secret.path ? '' : ` (${error.path} is ${error.fault})`;
    warn(`${secret.path} cannot be read${why}: it is kept as ${await secret.putAside()}.`);
    return null;
  }
}
