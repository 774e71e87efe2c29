import { basename, dirname } from 'node:path';
import { QuireError } from './errors';

export class NotSavedYetError extends QuireError {
  readonly code = 'NOT_SAVED_YET';
  constructor(readonly path: string) {
    super(`${basename(path)} is not in the cloud yet: save it first.`);
  }
}

export class LocalChangesError extends QuireError {
  readonly code = 'LOCAL_CHANGES';
  constructor(readonly path: string) {
    super(`${basename(path)} has changes that are not saved to the cloud. It was left as it is: save it first.`);
  }
}

export class FileChangedError extends QuireError {
  readonly code = 'FILE_CHANGED';
  constructor(readonly path: string) {
    super(`${basename(path)} was changed by another program in the meantime. Try again when that has finished.`);
  }
}

export class FileExistsError extends QuireError {
  readonly code = 'FILE_EXISTS';
  constructor(readonly path: string) {
    super(`${path} is there already, and is not this document. Choose another place.`);
  }
}

export class FileMissingError extends QuireError {
  readonly code = 'FILE_MISSING';
  constructor(readonly path: string) {
    super(`There is no file ${path}.`);
  }
}

export class NotReadableError extends QuireError {
  readonly code = 'NOT_READABLE';
  constructor(readonly path: string) {
    super(`${path} cannot be read: change its rights, or choose another.`);
  }
}

export class NotWritableError extends QuireError {
  readonly code = 'NOT_WRITABLE';
  constructor(readonly path: string) {
    super(
      `Nothing can be written to the folder ${dirname(path)}. All is as it was: choose another, or change its rights.`,
    );
  }
}

export class DiskFullError extends QuireError {
  readonly code = 'DISK_FULL';
  constructor(readonly path: string) {
    super(`The disk has no room left for ${path}. All is as it was: make room and try again.`);
  }
}

export class DamagedError extends QuireError {
  readonly code = 'DAMAGED';
  constructor(readonly path: string) {
    super(`What arrived for ${basename(path)} is not what was saved, and was thrown away. Try again.`);
  }
}

type Known = Record<string, new (path: string) => QuireError>;

const whileReading: Known = {
  ...{ ENOENT: FileMissingError, ENOTDIR: FileMissingError },
  ...{ EISDIR: NotReadableError, EACCES: NotReadableError, EPERM: NotReadableError },
};

const whileWriting: Known = {
  ...{ ENOSPC: DiskFullError, EDQUOT: DiskFullError, EFBIG: DiskFullError },
  ...{ EACCES: NotWritableError, EPERM: NotWritableError, EROFS: NotWritableError },
  ...{ ENOENT: NotWritableError, ENOTDIR: NotWritableError },
};

/** For `catch`: what the system says of a file that is read, in words. */
export const unreadable = (path: string) => (error: unknown) => worded(error, path, whileReading);

/** For `catch`: what the system says of a file that is written, in words. */
export const unwritable = (path: string) => (error: unknown) => worded(error, path, whileWriting);

export const codeOf = (error: unknown): string => (error as Partial<NodeJS.ErrnoException> | null)?.code ?? '';

function worded(error: unknown, path: string, known: Known): never {
  const Worded = error instanceof QuireError ? undefined : known[codeOf(error)];
  throw Worded ? new Worded(path) : error;
}
