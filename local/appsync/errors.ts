import type { ResolverError } from './utils/invocation';

/** An error of one field, in AppSync's own terms. */
export class FieldError extends Error {
  readonly errorType: string | null;
  readonly data: unknown;
  readonly errorInfo: unknown;

  constructor({ message, errorType, data, errorInfo }: ResolverError) {
    super(message);
    this.errorType = errorType;
    this.data = data;
    this.errorInfo = errorInfo;
  }
}

/** A request refused before its operation runs. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly errorType: string,
    message: string,
  ) {
    super(message);
  }
}

export function fieldError(errorType: string, message: string): FieldError {
  return new FieldError({ message, errorType, data: null, errorInfo: null });
}
