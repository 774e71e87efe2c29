import { bundleResolvers } from '../../infra/bundle';
import { loadCode, type Code, type HandlerContext, type Outcome } from '../../local/appsync/code';
import { readBundle } from '../../local/appsync/source';
import type { DeviceItem, DeviceLoginItem } from '../shared/deviceItems';
import type { AccountItem, DocumentItem, UploadItem } from '../shared/items';
import { deviceKey, deviceLoginKey, documentKey, grantKey, shareKey } from '../shared/keys';
import type { GrantItem, ShareItem } from '../shared/shareItems';

/** Helpers for testing steps: the real bundle, run as AppSync runs it. */
export const table = 'Table';
export const logins = 'Logins';
export const now = '2026-05-01T12:00:00.000Z';
const later = '2099-01-01T00:00:00.000Z';

const loaded = new Map<string, Code>();

/** The handlers of one bundle; `name` is its path below resolvers/. */
export function step(name: string): Required<Code> {
  const code = loaded.get(name) ?? loadCode(readBundle(bundleResolvers([name])[name] ?? ''), name);
  loaded.set(name, code);
  const { request, response } = code;
  if (!request || !response) throw new Error(`${name} has not both handlers.`);
  return { request, response };
}

type Given = Partial<HandlerContext> & { claims?: Record<string, unknown> };

/** A context as AppSync gives it to a handler, for a signed-in browser unless `claims` say otherwise. */
export function context({ claims = {}, ...given }: Given = {}): HandlerContext {
  return {
    args: {},
    stash: {},
    env: { TABLE: table, DEVICE_LOGINS: logins, DESKTOP_CLIENT_ID: 'desktop', WEB_ORIGIN: 'https://quire.example' },
    identity: { sub: 'alice', claims: { token_use: 'access', client_id: 'web', origin_jti: 'session', ...claims } },
    info: { parentTypeName: 'Query', fieldName: 'field', variables: {}, selectionSetList: [], selectionSetGraphQL: '' },
    request: { headers: {}, domainName: null },
    ...given,
  };
}

/** `returned`, `earlyReturn`, or the errorType of a failure; `bug` for one without a type. */
export function outcomeOf(outcome: Outcome): string {
  return outcome.kind === 'failed' ? (outcome.error.errorType ?? 'bug') : outcome.kind;
}

/** The error message for the person; the kind of outcome if nothing failed. */
export function sentenceOf(outcome: Outcome): string {
  return outcome.kind === 'failed' ? outcome.error.message : outcome.kind;
}

export const documentItem = (changes: Partial<DocumentItem> = {}): DocumentItem => ({
  ...documentKey('d1'),
  id: 'd1',
  ownerId: 'alice',
  ownerName: 'Alice',
  ownerEmail: 'alice@example.com',
  name: 'a.txt',
  mimeType: 'text/plain',
  size: 1,
  sha256: 'a'.repeat(64),
  isSha256Verified: true,
  version: 3,
  revision: 5,
  isReadOnly: false,
  objectKey: 'users/alice/documents/d1/o1',
  createdAt: now,
  updatedAt: now,
  updatedById: 'bob',
  updatedByName: 'Bob',
  savedById: 'bob',
  gsi1pk: 'OWNER#alice',
  gsi1sk: now,
  ...changes,
});

export const uploadItem = (changes: Partial<UploadItem> = {}): UploadItem => ({
  pk: 'USER#alice',
  sk: 'UPLOAD#u1',
  id: 'u1',
  userId: 'alice',
  userName: 'Alice',
  ownerId: 'alice',
  ownerName: 'Alice',
  ownerEmail: 'alice@example.com',
  documentId: 'd1',
  isNewDocument: false,
  baseVersion: 3,
  isReadOnly: false,
  name: 'a.txt',
  mimeType: 'text/plain',
  size: 2,
  sha256: 'b'.repeat(64),
  createdAt: now,
  expiresAt: later,
  objectKey: 'users/alice/documents/d1/o2',
  state: 'OPEN' as const,
  ...changes,
});

export const accountItem = (changes: Partial<AccountItem> = {}): AccountItem => ({
  pk: 'USER#alice',
  sk: 'ACCOUNT',
  id: 'alice',
  email: 'alice@example.com',
  name: 'Alice',
  createdAt: now,
  bytesQuota: 100,
  bytesAvailable: 50,
  bytesReserved: 10,
  documentCount: 1,
  ...changes,
});

/** Carol's grant of d1. */
export const grantItem = (changes: Partial<GrantItem> = {}): GrantItem => ({
  ...grantKey('d1', 'carol'),
  userId: 'carol',
  role: 'EDITOR',
  email: 'carol@example.com',
  sharedAt: now,
  gsi1pk: 'GRANTEE#carol',
  gsi1sk: now,
  ...changes,
});

/** The share of d1 with Carol. */
export const shareItem = (changes: Partial<ShareItem> = {}): ShareItem => ({
  ...shareKey('d1', 'carol@example.com'),
  documentId: 'd1',
  email: 'carol@example.com',
  role: 'EDITOR',
  createdAt: now,
  createdById: 'alice',
  createdByName: 'Alice',
  userId: 'carol',
  ...changes,
});

/** A pending sign-in that Alice's browser is asked to approve. */
export const deviceLoginItem = (changes: Partial<DeviceLoginItem> = {}): DeviceLoginItem => ({
  ...deviceLoginKey('device-login'),
  id: 'device-login',
  userCode: 'BCDFGHJK',
  codeChallenge: 'c'.repeat(43),
  clientName: 'Writer',
  clientVersion: '7.1',
  platform: 'Linux',
  requestedAt: now,
  address: null,
  state: 'PENDING',
  expiresAt: later,
  interval: 5,
  nextPollAt: now,
  ttl: 4102444800,
  ...changes,
});

export const deviceItem = (changes: Partial<DeviceItem> = {}): DeviceItem => ({
  ...deviceKey('alice', 'session'),
  id: 'session',
  name: 'Desk',
  clientName: 'Writer',
  clientVersion: '7.1',
  platform: 'Linux',
  createdAt: now,
  lastSeenAt: now,
  address: null,
  ttl: 4102444800,
  ...changes,
});

/** DynamoDB's answer to a cancelled transaction: one reason per item, null for those that did not fail. */
export function cancelled(reasons: ({ type: string; item?: object } | null)[]) {
  return {
    error: { type: 'DynamoDB:TransactionCanceledException', message: 'Transaction cancelled' },
    result: { keys: null, cancellationReasons: reasons.map((reason) => reason ?? { type: 'None' }) },
  };
}
