import type { Key } from '../shared/keys';

/** Items of links; docs/data-model.md says what each is for. Times are ISO 8601 in UTC. */
export type LinkItem = Key & {
  id: string;
  documentId: string;
  /** Absent: none is asked for. */
  passwordHash?: string;
  /** Absent: for good. */
  expiresAt?: string;
  /** Absent: any number. */
  downloadLimit?: number;
  downloadCount: number;
  isPreviewOnly: boolean;
  createdAt: string;
  createdById: string;
  createdByName: string;
  /** The manager who made or last changed it; absent where that was the owner. */
  givenById?: string;
  wrongPasswords: number;
  lastWrongAt?: string;
  /** Passwords that were tried before this do not count. */
  forgottenAt?: string;
  /** Holds the hash of the token, which itself is not kept. */
  gsi1pk: string;
  gsi1sk: string;
};

/** What a request to make a link has made, for a day. */
export type LinkRequestItem = Key & {
  linkId: string;
  documentId: string;
  /** The link's token, which nobody reads without the client's own id of the request: the key holds a hash of it. */
  sealedToken: string;
  /** What was asked for, in one line; of a password, what the link was given. */
  terms: string;
  passwordHash: string | null;
  ttl: number;
};

/** The passwords that somebody has tried on one link, from one network, since the last right one. */
export type LinkTriesItem = Key & {
  tries: number;
  lastAt: string;
  /** No try before this. */
  nextAt: string;
  /** Grows with every try. */
  revision: number;
  ttl: number;
};
