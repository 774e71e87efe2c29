import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { retryAfterOf } from '#client/refusal';
import { UnreachableError } from '#client/reach';
import type { ErrorType } from '../../../schema/errorType';

/** A failure as a person is told about it. */
export type Problem = {
  type: ErrorType | 'Unreachable' | 'Unexpected';
  status: number;
  title: string;
  sentence: string;
  /** The seconds to leave at least before the next attempt, where one may help. */
  retryAfter: number;
  /** What of the input it is about, where the API says. */
  field: string | null;
};

const problems: Record<Problem['type'], Omit<Problem, 'type' | 'retryAfter' | 'field'>> = {
  Unauthorized: {
    status: 401,
    title: 'Please sign in again',
    sentence: 'Your session has ended. Sign in again to go on.',
  },
  Forbidden: {
    status: 403,
    title: 'This is not yours to change',
    sentence: 'Ask its owner for the right to change it.',
  },
  NotFound: {
    status: 404,
    title: 'There is nothing here',
    sentence: 'The document does not exist, or it is not shared with you.',
  },
  Invalid: {
    status: 400,
    title: 'Something is not right yet',
    sentence: 'Something in it cannot be used. Change it and try again.',
  },
  VersionConflict: {
    status: 409,
    title: 'Somebody saved in between',
    sentence: 'There is a newer version. Open it before you save yours.',
  },
  Conflict: {
    status: 409,
    title: 'It has changed meanwhile',
    sentence: 'Load the page again, and start once more from there.',
  },
  ReadOnlyDocument: {
    status: 409,
    title: 'This document is read-only',
    sentence: 'It can be read, but no longer changed.',
  },
  QuotaExceeded: {
    status: 413,
    title: 'Your space is full',
    sentence: 'There is no room left for this file. Remove something first.',
  },
  RateLimited: {
    status: 429,
    title: 'A little slower, please',
    sentence: 'That was too often. Wait a minute and try again.',
  },
  Expired: { status: 410, title: 'That took too long', sentence: 'The request has expired. Start it again.' },
  CursorReset: { status: 410, title: 'The list has moved on', sentence: 'Start again from its beginning.' },
  Busy: { status: 503, title: 'Somebody was faster', sentence: 'Another change was being made. Try again.' },
  Unreachable: {
    status: 503,
    title: 'Quire cannot be reached',
    sentence: 'The connection failed. Nothing is lost; try again in a moment.',
  },
  Unexpected: {
    status: 500,
    title: 'Something went wrong',
    sentence: 'This is our fault, and it has been noted. Try again in a moment.',
  },
};

// What the API says of these is more exact than anything that could be said here.
const toldByTheApi: Problem['type'][] = ['Invalid', 'QuotaExceeded', 'RateLimited'];

const isKnown = (type: unknown): type is Problem['type'] => typeof type === 'string' && Object.hasOwn(problems, type);

/** The one translation of whatever was thrown on the way to the API and back. */
export function problemOf(error: unknown): Problem {
  const type = typeOf(error);
  const { sentence, ...rest } = problems[type];
  const words = toldByTheApi.includes(type) ? (messageOf(error) ?? sentence) : sentence;
  return { type, ...rest, sentence: words, retryAfter: retryAfterOf(errorInfoOf(error)), field: fieldOf(error) };
}

/** Whether the same again may succeed without anybody's doing. */
export const isPassing = ({ type }: Problem) => type === 'Busy' || type === 'Unreachable';

/** The save that came in between, of a `VersionConflict`. */
export type Conflict = { version: number; updatedAt: string; updatedBy: { name: string } };

export function conflictOf(error: unknown): Conflict | null {
  if (typeOf(error) !== 'VersionConflict') return null;
  return asConflict(errorInfoOf(error));
}

/** The schema says what `errorInfo` holds here; an answer without it would be a bug of the API. */
const asConflict = (errorInfo: unknown) => errorInfo as Conflict;

/** Which of several reasons for one type it is, where the API says. */
export function reasonOf(error: unknown): string | null {
  const { reason } = Object(errorInfoOf(error)) as { reason?: unknown };
  return typeof reason === 'string' ? reason : null;
}

function typeOf(error: unknown): Problem['type'] {
  if (CombinedGraphQLErrors.is(error)) return errorTypeOf(error);
  if (ServerError.is(error)) return typeOfStatus(error.statusCode);
  // The library that talks to the user pool wraps what fetch throws.
  const root = error instanceof Error && error.cause instanceof UnreachableError ? error.cause : error;
  return root instanceof UnreachableError || isUnreached(root) ? 'Unreachable' : 'Unexpected';
}

/** What `fetch` throws where no answer came, in the words of Chromium, Firefox and Safari: it has no type of its own. */
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

const messageOf = (error: unknown) => (CombinedGraphQLErrors.is(error) ? error.errors[0]?.message : undefined);
