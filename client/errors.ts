export type ErrorCode =
  | 'NOT_SIGNED_IN'
  | 'SIGNED_IN_ALREADY'
  | 'SIGN_IN_DAMAGED'
  | 'SIGNED_OUT'
  | 'DEVICE_REVOKED'
  | 'LOGIN_DENIED'
  | 'LOGIN_EXPIRED'
  | 'UNREACHABLE'
  | 'NOT_QUIRE'
  | 'NOT_TRUSTED'
  | 'PROXY_UNUSABLE'
  | 'CLOCK_WRONG'
  | 'KEYCHAIN_LOCKED'
  | 'NOT_SAVED_YET'
  | 'LOCAL_CHANGES'
  | 'FILE_CHANGED'
  | 'FILE_EXISTS'
  | 'FILE_MISSING'
  | 'NOT_READABLE'
  | 'DISK_FULL'
  | 'NOT_WRITABLE'
  | 'DAMAGED'
  | 'DAMAGED_STATE'
  | 'UNUSABLE_STATE'
  | 'VERSION_CONFLICT'
  | 'NAME_TWICE'
  | 'OTHER_KIND'
  | 'OTHER_ENDING'
  | 'NOT_FOUND'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'CONFLICT'
  | 'READ_ONLY_DOCUMENT'
  | 'QUOTA_EXCEEDED'
  | 'RATE_LIMITED'
  | 'EXPIRED'
  | 'BUSY'
  | 'UNEXPECTED';

/** A failure of the client: one sentence for a person, and a code for programs that never changes. */
export abstract class QuireError extends Error {
  abstract readonly code: ErrorCode;
}

/** Something other than Quire answered, such as a proxy. */
export class NotQuireError extends QuireError {
  readonly code = 'NOT_QUIRE';
  constructor(url: string) {
    super(`Not Quire but something else answers at ${new URL(url).host}: a proxy, or a network's own sign-in page.`);
  }
}

/** A failure that nobody foresaw; `cause` is what was thrown. */
export class UnexpectedError extends QuireError {
  readonly code = 'UNEXPECTED';
  constructor(cause: unknown) {
    super(`Something went wrong: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
