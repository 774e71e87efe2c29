import type { Key } from '../shared/keys';

/** Items of links; docs/data-model.md says what each is for. Times are ISO 8601 in UTC. */
export type LinkItem = Key & {
  id: string;
  documentId: string;
  /** Absent if the link has no password. */
  passwordHash?: string;
  /** Absent if the link does not expire. */
  expiresAt?: string;
  /** Absent if downloads are not limited. */
  downloadLimit?: number;
  downloadCount: number;
  isPreviewOnly: boolean;
  createdAt: string;
  createdById: string;
  createdByName: string;
  /** The manager who made or last changed it; absent if that was the owner. */
  givenById?: string;
  wrongPasswords: number;
  lastWrongAt?: string;
  /** Wrong passwords before this time do not count. */
  forgottenAt?: string;
  /** Contains the hash of the token; the token itself is not stored. */
  gsi1pk: string;
  gsi1sk: string;
};

/** The link that a request has made; kept for a day, for repeated requests. */
export type LinkRequestItem = Key & {
  linkId: string;
  documentId: string;
  /** The encrypted token; only the client's request id opens it, of which just a hash is stored, in the key. */
  sealedToken: string;
  /** The terms asked for, in one line; whether there is a password, but not which. */
  terms: string;
  passwordHash: string | null;
  ttl: number;
};

/** Wrong passwords tried on one link from one network since the last right one. */
export type LinkTriesItem = Key & {
  tries: number;
  lastAt: string;
  /** The next try is refused before this time. */
  nextAt: string;
  /** Increases with every try. */
  revision: number;
  ttl: number;
};
