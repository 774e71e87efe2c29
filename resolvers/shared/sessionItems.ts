import type { Key } from './keys';

/** A person's ended sessions; times in seconds since the epoch. */
export type SessionsItem = Key & {
  /** Sessions that began before this have ended. */
  signedOutAt?: number;
  /** Sessions that ended one by one, the latest at the end. */
  ended?: EndedSession[];
  /** Increases with every session that ends. */
  revision: number;
  ttl: number;
};

export type EndedSession = { id: string; at: number };
