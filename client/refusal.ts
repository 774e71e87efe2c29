import { UnreachableError } from './reach';

/** An error as AppSync writes it into an answer: its own fields stand beside `message`, not in `extensions`. */
export type ApiError = { message: string; errorType: string | null; errorInfo: Record<string, unknown> | null };

/** The data of an answer without errors: what may be null beside an error is there. */
export type Answered<Data> = { [Field in keyof Data]: NonNullable<Data[Field]> };

/** For data that came without errors. */
export function answered<Data>(data: Data | null | undefined): Answered<Data> {
  if (!data) throw new Error('The API answered with neither data nor errors.');
  return data as Answered<Data>;
}

/** The API has answered, and refused. */
export class Refusal extends Error {
  /** For the person. */
  readonly sentence: string;
  readonly errorType: string;
  readonly errorInfo: Record<string, unknown>;

  constructor({ message, errorType, errorInfo }: ApiError) {
    super(`${errorType}: ${message}`);
    this.sentence = message;
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
