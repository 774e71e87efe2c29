import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { retryAfterOf } from '#client/refusal';
import { UnreachableError } from '#client/reach';
import type { ErrorType } from '../../../schema/errorType';

/** A failure, as it is shown to a person. */
export type Problem = {
  type: ErrorType | 'Unreachable' | 'Unexpected';
  status: number;
  title: string;
  sentence: string;
  /** The minimum seconds to wait before the next attempt, if one may help. */
  retryAfter: number;
  /** The input field that the API complains about; null if it names none. */
  field: string | null;
};

const pages: Record<Problem['type'], Pick<Problem, 'status' | 'title'>> = {
  Unauthorized: { status: 401, title: 'Please sign in again' },
  Forbidden: { status: 403, title: 'This is not yours to change' },
  NotFound: { status: 404, title: 'There is nothing here' },
  Invalid: { status: 400, title: 'Something is not right yet' },
  VersionConflict: { status: 409, title: 'Somebody saved in between' },
  Conflict: { status: 409, title: 'This is not possible now' },
  ReadOnlyDocument: { status: 409, title: 'This document is read-only' },
  QuotaExceeded: { status: 413, title: 'There is no room for this' },
  RateLimited: { status: 429, title: 'A little slower, please' },
  Expired: { status: 410, title: 'That took too long' },
  CursorReset: { status: 410, title: 'The list has moved on' },
  Busy: { status: 503, title: 'That did not work just now' },
  Unreachable: { status: 503, title: 'Quire cannot be reached' },
  Unexpected: { status: 500, title: 'Something went wrong' },
};

/** Sentences for failures without an API message that a person can read. All others are shown in the API's words. */
const unsaid: Partial<Record<Problem['type'], string>> = {
  Unauthorized: 'Your session has ended. Sign in again to go on.',
  RateLimited: 'That was too often. Wait a minute and try again.',
  Unreachable: 'The connection failed. Nothing is lost; try again in a moment.',
};

const ourFault = 'This is our fault, and it has been noted. Try again in a moment.';

const isKnown = (type: unknown): type is Problem['type'] => typeof type === 'string' && Object.hasOwn(pages, type);

/** The only place that turns errors of API calls into problems. */
export function problemOf(error: unknown): Problem {
  const type = typeOf(error);
  const sentence = wordsOfApi(error, type) ?? unsaid[type] ?? ourFault;
  return { type, ...pages[type], sentence, retryAfter: retryAfterOf(errorInfoOf(error)), field: fieldOf(error) };
}

/** Whether the same request may succeed later without anybody doing something. */
export const isPassing = ({ type }: Problem) => type === 'Busy' || type === 'Unreachable';

/** The save that won, as a `VersionConflict` describes it. */
export type Conflict = { version: number; updatedAt: string; updatedBy: { name: string } };

export function conflictOf(error: unknown): Conflict | null {
  if (typeOf(error) !== 'VersionConflict') return null;
  return asConflict(errorInfoOf(error));
}

/** The schema defines this shape of `errorInfo`; an answer without it is a bug in the API. */
const asConflict = (errorInfo: unknown) => errorInfo as Conflict;

/** The API's reason, for a type of error that has several; null if it gives none. */
export function reasonOf(error: unknown): string | null {
  const { reason } = Object(errorInfoOf(error)) as { reason?: unknown };
  return typeof reason === 'string' ? reason : null;
}

function typeOf(error: unknown): Problem['type'] {
  if (CombinedGraphQLErrors.is(error)) return errorTypeOf(error);
  if (ServerError.is(error)) return typeOfStatus(error.statusCode);
  // The user pool's library wraps the errors of fetch.
  const root = error instanceof Error && error.cause instanceof UnreachableError ? error.cause : error;
  return root instanceof UnreachableError || isUnreached(root) ? 'Unreachable' : 'Unexpected';
}

/** Whether it is what `fetch` throws without an answer, in Chromium, Firefox and Safari: it has no type of its own. */
export function isUnreached(error: unknown): boolean {
  return (
    error instanceof TypeError && /^(Failed to fetch|NetworkError when attempting|Load failed)/.test(error.message)
  );
}

/** AppSync puts `errorType` beside `message`, not into `extensions`. */
function errorTypeOf({ errors: [first] }: CombinedGraphQLErrors): Problem['type'] {
  const type: unknown = first && 'errorType' in first ? first.errorType : undefined;
  if (type === 'UnauthorizedException') return 'Unauthorized';
  return isKnown(type) ? type : 'Unexpected';
}

function typeOfStatus(status: number): Problem['type'] {
  if (status === 401) return 'Unauthorized';
  if (status === 429) return 'RateLimited';
  return status >= 500 ? 'Unreachable' : 'Unexpected';
}

function errorInfoOf(error: unknown): unknown {
  const first = CombinedGraphQLErrors.is(error) ? error.errors[0] : undefined;
  return first && 'errorInfo' in first ? first.errorInfo : undefined;
}

function fieldOf(error: unknown): string | null {
  const { field } = Object(errorInfoOf(error)) as { field?: unknown };
  return typeof field === 'string' ? field : null;
}

/** Null for bugs and for AppSync's own refusals: those of a token have none of our reasons. */
function wordsOfApi(error: unknown, type: Problem['type']): string | null {
  if (!CombinedGraphQLErrors.is(error) || type === 'Unexpected') return null;
  if (type === 'Unauthorized' && reasonOf(error) === null) return null;
  return error.errors[0]?.message ?? null;
}
