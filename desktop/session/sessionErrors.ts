import { QuireError } from '#client/errors';

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
