import type { DeviceLoginState } from '../generated/types';
import type { Key } from './keys';

/** Items of devices and of their sign-ins; docs/data-model.md says what each is for. Times are ISO 8601 in UTC. */
export type DeviceItem = Key & {
  id: string;
  name: string;
  clientName: string;
  clientVersion: string;
  platform: string;
  createdAt: string;
  lastSeenAt: string;
  address: string | null;
  revokedAt?: string;
  /** When its person was told of it by mail. */
  mailedAt?: string;
  /** When every token of the session has expired. */
  ttl: number;
};

/** The validated arguments of `startDeviceLogin`. */
export type AskedLogin = { codeChallenge: string; clientName: string; clientVersion: string; platform: string };

export type DeviceLoginItem = Key &
  AskedLogin & {
    /** The hash of its device code; the code itself is not stored. */
    id: string;
    userCode: string;
    requestedAt: string;
    address: string | null;
    state: DeviceLoginState;
    expiresAt: string;
    /** Seconds between polls. */
    interval: number;
    /** A poll before this is too early. */
    nextPollAt: string;
    /** The person who approved or denied it. */
    userId?: string;
    /** The OAuth state of the approval. */
    approvalState?: string;
    authorizationCode?: string;
    /** The session that was registered. */
    deviceId?: string;
    ttl: number;
  };

/** Leads from a user code to its sign-in. */
export type UserCodeItem = Key & {
  loginId: string;
  /** When the code may be given out again. */
  freeAt: string;
  ttl: number;
};

export type ApprovalItem = Key & { loginId: string; ttl: number };

export type CodeEntriesItem = Key & {
  /** The times of wrong entries in the last hour. */
  wrongAt: string[];
  /** Increases with every entry, right or wrong, so that concurrent entries are checked one by one. */
  revision: number;
  ttl: number;
};
