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
  /** Once no token of the session can live any more. */
  ttl: number;
};

/** What `startDeviceLogin` was asked for, checked. */
export type AskedLogin = { codeChallenge: string; clientName: string; clientVersion: string; platform: string };

export type DeviceLoginItem = Key &
  AskedLogin & {
    /** The hash of its device code, which is kept nowhere. */
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
    /** Who has decided. */
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
  /** Entries of the last hour that led nowhere. */
  wrongAt: string[];
  /** One more with every entry, right or wrong: no two are looked up on the same count. */
  revision: number;
  ttl: number;
};
