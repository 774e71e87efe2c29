import { UnreachableError } from './reach';

/** An error as AppSync writes it: its own fields are beside `message`, not in `extensions`. */
export type ApiError = { message: string; errorType: string | null; errorInfo: Record<string, unknown> | null };

/** The data of an answer without errors: fields that are null only beside an error are present. */
export type Answered<Data> = { [Field in keyof Data]: NonNullable<Data[Field]> };

/** Narrows data that came without errors. */
export function answered<Data>(data: Data | null | undefined): Answered<Data> {
  if (!data) throw new Error('The API answered with neither data nor errors.');
  return data as Answered<Data>;
}

/** The API has answered with a refusal. */
export class Refusal extends Error {
  /** A sentence for the person. */
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

/** The number of seconds that `Busy` asks clients to wait before the next attempt; 0 if it names none. */
export function retryAfterOf(errorInfo: unknown): number {
  const { retryAfter } = Object(errorInfo) as { retryAfter?: unknown };
  return typeof retryAfter === 'number' && retryAfter > 0 ? retryAfter : 0;
}

/** For `createRetry`: the seconds to wait after a missing answer or `Busy`; null for every other error, which would come again. */
export function pauseAskedBy(error: unknown): number | null {
  if (error instanceof UnreachableError) return 0;
  return error instanceof Refusal && error.errorType === 'Busy' ? retryAfterOf(error.errorInfo) : null;
}
