import type { Key } from './keys';

/** What has ended of somebody's sessions; times in seconds since the epoch. */
export type SessionsItem = Key & {
  /** Whoever signed in before this is signed in no more. */
  signedOutAt?: number;
  /** The sessions that have ended one by one, the last one last. */
  ended?: EndedSession[];
  /** One more with every end. */
  revision: number;
  ttl: number;
};

export type EndedSession = { id: string; at: number };
