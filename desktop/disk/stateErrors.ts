import { QuireError } from '#client/errors';

/** `missing`: other files show that it existed. */
type Fault = 'damaged' | 'missing';

/** The saved sign-in cannot be read. `path` is the damaged file, or where its key should be. */
export class SignInDamagedError extends QuireError {
  readonly code = 'SIGN_IN_DAMAGED';
  constructor(
    readonly path: string,
    readonly fault: Fault,
    cause?: unknown,
  ) {
    super(`This computer's sign-in cannot be read: ${path} is ${fault}. Sign in again: quire login`, { cause });
  }
}

/** The record of a file's document cannot be read. `path` is the record's, `file` the file's, if known. */
export class DamagedStateError extends QuireError {
  readonly code = 'DAMAGED_STATE';
  constructor(
    readonly path: string,
    readonly fault: Fault,
    readonly file: string | null,
    cause?: unknown,
  ) {
    const belonging = `which document ${file ?? 'one of your files'} belongs to`;
    const wayOut = 'quire open ID FILE ties it to that document again, quire save FILE --new makes it a new one.';
    super(`${path} is ${fault}, which says ${belonging}. Nothing was changed: ${wayOut}`, { cause });
  }
}

export class UnusableStateError extends QuireError {
  readonly code = 'UNUSABLE_STATE';
  constructor(
    readonly path: string,
    why: string,
  ) {
    super(`${path} ${why}`);
  }
}

/** The sign-in could not be removed from this computer. */
export class SignInKeptError extends QuireError {
  readonly code = 'NOT_WRITABLE';
  constructor(
    readonly path: string,
    isRevoked: boolean,
    cause: unknown,
  ) {
    const known = isRevoked ? 'This computer is signed out of Quire' : 'Quire could not be told';
    super(`${known}, but ${path} could not be removed: remove it by hand.`, { cause });
  }
}
