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

export class NotSignedInError extends QuireError {
  readonly code = 'NOT_SIGNED_IN';
  constructor() {
    super('Nobody is signed in on this computer. Sign in first.');
  }
}

export class SignedInAlreadyError extends QuireError {
  readonly code = 'SIGNED_IN_ALREADY';
  constructor(email: string) {
    super(`${email} is signed in on this computer already. Sign out first.`);
  }
}

/** The session has come to its end; nobody took it away. */
export class SignedOutError extends QuireError {
  readonly code = 'SIGNED_OUT';
  constructor() {
    super('Your sign-in on this computer has ended. Sign in again; your files stay where they are.');
  }
}

export class DeviceRevokedError extends QuireError {
  readonly code = 'DEVICE_REVOKED';
  constructor() {
    super('This computer was signed out of Quire from elsewhere. Sign in again; your files stay where they are.');
  }
}

export class LoginDeniedError extends QuireError {
  readonly code = 'LOGIN_DENIED';
  constructor() {
    super('The sign-in was denied in the browser.');
  }
}

export class LoginExpiredError extends QuireError {
  readonly code = 'LOGIN_EXPIRED';
  constructor() {
    super('The code was not approved in time. Start again for a new one.');
  }
}

export class OfflineError extends QuireError {
  readonly code = 'UNREACHABLE';
  constructor(cause?: unknown, hint = '') {
    super(`Quire cannot be reached from here. Try again when you are connected.${hint}`, { cause });
  }
}

export class NotQuireError extends QuireError {
  readonly code = 'NOT_QUIRE';
  constructor(url: string) {
    super(`Not Quire but something else answers at ${new URL(url).host}: a proxy, or a network's own sign-in page.`);
  }
}

export class NotTrustedError extends QuireError {
  readonly code = 'NOT_TRUSTED';
  constructor(host: string, why: string, cause: unknown) {
    super(`The certificate of ${host} ${why}`, { cause });
  }
}

export class UnusableProxyError extends QuireError {
  readonly code = 'PROXY_UNUSABLE';
  constructor(readonly variable: string) {
    super(`${variable} does not name a proxy such as http://proxy.example.com:3128. Set it right, or unset it.`);
  }
}

export class ClockWrongError extends QuireError {
  readonly code = 'CLOCK_WRONG';
  constructor() {
    super('The clock of this computer is too far off for signing in. Set it right and try again.');
  }
}

export class KeychainError extends QuireError {
  readonly code = 'KEYCHAIN_LOCKED';
  constructor(cause: unknown) {
    super('The keychain of this computer, where the key to your sign-in is, does not open. Unlock it and try again.', {
      cause,
    });
  }
}

export class NotSharedError extends QuireError {
  readonly code = 'NOT_FOUND';
  constructor(email: string) {
    super(`The document is not shared with ${email}, or not any more.`);
  }
}

export class UnexpectedError extends QuireError {
  readonly code = 'UNEXPECTED';
  constructor(cause: unknown) {
    super(`Something went wrong: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
