import { UnreachableError } from './reach';

/** An error as AppSync writes it into an answer: its own fields stand beside `message`, not in `extensions`. */
export type ApiError = { message: string; errorType: string | null; errorInfo: Record<string, unknown> | null };

/** The API has answered, and refused. */
export class Refusal extends Error {
  readonly errorType: string;
  readonly errorInfo: Record<string, unknown>;

  constructor({ message, errorType, errorInfo }: ApiError) {
    super(`${errorType}: ${message}`);
    this.errorType = errorType ?? 'Unexpected';
    this.errorInfo = errorInfo ?? {};
  }
}

/** The seconds that `Busy` asks everybody to leave before the next attempt. */
export function retryAfterOf(errorInfo: unknown): number {
  const { retryAfter } = Object(errorInfo) as { retryAfter?: unknown };
  return typeof retryAfter === 'number' && retryAfter > 0 ? retryAfter : 0;
}

/** For `createRetry`: no answer passes by itself, and so does `Busy`; nothing else that the API refuses does. */
export function pauseAskedBy(error: unknown): number | null {
  if (error instanceof UnreachableError) return 0;
  return error instanceof Refusal && error.errorType === 'Busy' ? retryAfterOf(error.errorInfo) : null;
}
