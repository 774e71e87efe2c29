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

/** For `createRetry`: of all that the API refuses only `Busy` passes by itself. */
export const pauseAskedBy = (error: unknown): number | null =>
  error instanceof Refusal && error.errorType === 'Busy' ? retryAfterOf(error.errorInfo) : null;
