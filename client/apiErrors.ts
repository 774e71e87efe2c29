import type { Refusal } from './refusal';
import { QuireError, UnexpectedError } from './errors';

type Conflict = { version: number; updatedAt: string; updatedBy: { id: string; name: string } };

/** Somebody else saved in the meantime. Both are kept: save again and say what to do with the two. */
export class VersionConflictError extends QuireError {
  readonly code = 'VERSION_CONFLICT';
  readonly conflict: Conflict;

  constructor({ errorInfo }: Refusal) {
    const { version, updatedAt, updatedBy } = asConflict(errorInfo);
    super(`${updatedBy.name} saved version ${version} in between. Nothing was overwritten.`);
    this.conflict = { version, updatedAt, updatedBy };
  }
}

/** The schema says that the `errorInfo` of a VersionConflict has these fields. */
const asConflict = (errorInfo: Record<string, unknown>) => errorInfo as Conflict;

abstract class RefusedError extends QuireError {
  readonly errorInfo: Record<string, unknown>;

  constructor({ sentence, errorInfo }: Refusal) {
    super(sentence);
    this.errorInfo = errorInfo;
  }
}

export class NotFoundError extends RefusedError {
  readonly code = 'NOT_FOUND';
}
export class ForbiddenError extends RefusedError {
  readonly code = 'FORBIDDEN';
}
export class InvalidError extends RefusedError {
  readonly code = 'INVALID';
}
export class ConflictError extends RefusedError {
  readonly code = 'CONFLICT';
}
export class ReadOnlyDocumentError extends RefusedError {
  readonly code = 'READ_ONLY_DOCUMENT';
}
export class QuotaExceededError extends RefusedError {
  readonly code = 'QUOTA_EXCEEDED';
}
export class RateLimitedError extends RefusedError {
  readonly code = 'RATE_LIMITED';
}
export class ExpiredError extends RefusedError {
  readonly code = 'EXPIRED';
}
export class BusyError extends RefusedError {
  readonly code = 'BUSY';
}

const classes: Record<string, new (refusal: Refusal) => QuireError> = {
  NotFound: NotFoundError,
  Forbidden: ForbiddenError,
  Invalid: InvalidError,
  VersionConflict: VersionConflictError,
  Conflict: ConflictError,
  ReadOnlyDocument: ReadOnlyDocumentError,
  QuotaExceeded: QuotaExceededError,
  RateLimited: RateLimitedError,
  Expired: ExpiredError,
  Busy: BusyError,
};

/** Turns a refusal by the API into an error with a sentence for a person and a code for programs. */
export function errorOf(refusal: Refusal): QuireError {
  const Known = classes[refusal.errorType];
  return Known ? new Known(refusal) : new UnexpectedError(refusal);
}
