import { createHash } from 'node:crypto';
import type { Tokens } from '#client/tokens';

type Renew = (refreshToken: string) => Promise<Tokens | null>;

type Renewals = { renew: Renew; forget: (refreshToken: string) => void };

/**
 * Renews a session once, however many of its requests need it at the same time. A refresh token works only once, so requests
 * that still carry the old one get the new tokens for a while.
 */
export function createRenewals(renew: Renew, secondsKept: number): Renewals {
  const running = new Map<string, Promise<Tokens | null>>();
  const drop = (key: string) => () => running.delete(key);
  const begin = (key: string, refreshToken: string) => {
    const renewal = renew(refreshToken);
    running.set(key, renewal);
    renewal.then(() => setTimeout(drop(key), secondsKept * 1000).unref(), drop(key));
    return renewal;
  };
  return {
    renew(refreshToken) {
      const key = keyOf(refreshToken);
      return running.get(key) ?? begin(key, refreshToken);
    },
    forget: (refreshToken) => void running.delete(keyOf(refreshToken)),
  };
}

const keyOf = (refreshToken: string) => createHash('sha256').update(refreshToken).digest('base64');
