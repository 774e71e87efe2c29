import { basename, dirname } from 'node:path';
import { QuireError } from '#client/errors';
import { codeOf, isOfSystem, wordsOf } from './systemErrors';

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

/** The error for a file that belongs to no document, or does not exist. */
export const unsaved = (path: string, content: object | null): QuireError =>
  content === null ? new FileMissingError(path) : new NotSavedYetError(path);

export class UnknownFileError extends QuireError {
  readonly code = 'FILE_MISSING';
  constructor(readonly path: string) {
    super(`Nothing is known of a file ${path}: quire status lists those that belong to a document.`);
  }
}

export class NotReadableError extends QuireError {
  readonly code = 'NOT_READABLE';
  constructor(
    readonly path: string,
    why: string,
  ) {
    super(`${path} cannot be read: ${why}`);
  }
}

class NotWritableError extends QuireError {
  readonly code = 'NOT_WRITABLE';
  constructor(
    readonly path: string,
    why: string,
  ) {
    super(`${path} cannot be written: ${why}`);
  }
}

class DiskFullError extends QuireError {
  readonly code = 'DISK_FULL';
  constructor(readonly path: string) {
    super(`The disk has no room left for ${path}: make room and do the same again.`);
  }
}

export class NoFolderError extends QuireError {
  readonly code = 'FILE_MISSING';
  constructor(readonly path: string) {
    super(`There is no folder ${path}. Make it first, or name a file.`);
  }
}

/** The working folder no longer exists. */
class FolderGoneError extends QuireError {
  readonly code = 'FILE_MISSING';
  constructor() {
    super('The folder that you are in is not there any more: change to another one and try again.');
  }
}

export class DamagedError extends QuireError {
  readonly code = 'DAMAGED';
  constructor(readonly path: string) {
    super(`What arrived for ${basename(path)} is not what was saved, and was thrown away. Try again.`);
  }
}

/** For `catch`: turns a system error while reading a file into a sentence. */
export const unreadable =
  (path: string) =>
  (error: unknown): never => {
    throw worded(error, path, whileReading);
  };

/** For `catch`: turns a system error while writing a file into a sentence. */
export const unwritable =
  (path: string) =>
  (error: unknown): never => {
    throw worded(error, path, whileWriting);
  };

/** The error for a system error about a file; null if it is about no file. */
export function fileErrorOf(error: NodeJS.ErrnoException): QuireError | null {
  if (error.syscall?.endsWith('cwd')) return new FolderGoneError();
  if (error.path === undefined) return null;
  return reading.has(error.syscall ?? '') ? whileReading(error, error.path) : whileWriting(error, error.path);
}

const reading = new Set(['open', 'read', 'stat', 'lstat', 'fstat', 'scandir', 'opendir', 'readlink', 'realpath']);

type Words = (error: NodeJS.ErrnoException, path: string) => QuireError;

const whileReading: Words = (error, path) =>
  ['ENOENT', 'ENOTDIR'].includes(codeOf(error))
    ? new FileMissingError(path)
    : new NotReadableError(path, wordsOf(error));

const whileWriting: Words = (error, path) => {
  const code = codeOf(error);
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return new DiskFullError(path);
  if (['ENOENT', 'ENOTDIR'].includes(code)) return new NotWritableError(path, `there is no folder ${dirname(path)}.`);
  const isOfFolder = ['EACCES', 'EPERM', 'EROFS'].includes(code);
  return isOfFolder ? new NotWritableError(path, noWriting(path)) : new NotWritableError(path, wordsOf(error));
};

const noWriting = (path: string) =>
  `nothing can be written to the folder ${dirname(path)}. Choose another, or change its rights.`;

function worded(error: unknown, path: string, words: Words): unknown {
  return isOfSystem(error) ? words(error, path) : error;
}
