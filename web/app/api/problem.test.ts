import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { expect, test } from 'vitest';
import { isPassing, problemOf } from './problem';
import { UnreachableError } from '#client/reach';

const graphqlError = (errorType: string | null, message = 'The words of the API.') =>
  new CombinedGraphQLErrors({ errors: [Object.assign({ message }, { errorType })] });

const serverError = (status: number) =>
  new ServerError('no', { response: new Response(null, { status }), bodyText: '' });

test.each([
  // thrown error, type, status, may pass by itself
  [graphqlError('Unauthorized'), 'Unauthorized', 401, false],
  [graphqlError('UnauthorizedException'), 'Unauthorized', 401, false],
  [graphqlError('Forbidden'), 'Forbidden', 403, false],
  [graphqlError('NotFound'), 'NotFound', 404, false],
  [graphqlError('Invalid'), 'Invalid', 400, false],
  [graphqlError('VersionConflict'), 'VersionConflict', 409, false],
  [graphqlError('Conflict'), 'Conflict', 409, false],
  [graphqlError('ReadOnlyDocument'), 'ReadOnlyDocument', 409, false],
  [graphqlError('QuotaExceeded'), 'QuotaExceeded', 413, false],
  [graphqlError('RateLimited'), 'RateLimited', 429, false],
  [graphqlError('Expired'), 'Expired', 410, false],
  [graphqlError('CursorReset'), 'CursorReset', 410, false],
  [graphqlError('Busy'), 'Busy', 503, true],
  [graphqlError(null), 'Unexpected', 500, false],
  [graphqlError('toString'), 'Unexpected', 500, false],
  [serverError(401), 'Unauthorized', 401, false],
  [serverError(429), 'RateLimited', 429, false],
  [serverError(500), 'Unreachable', 503, true],
  [serverError(403), 'Unexpected', 500, false],
  [new UnreachableError(), 'Unreachable', 503, true],
  [new Error('wrapped', { cause: new UnreachableError() }), 'Unreachable', 503, true],
  [new TypeError('Failed to fetch'), 'Unreachable', 503, true],
  [new TypeError('NetworkError when attempting to fetch resource.'), 'Unreachable', 503, true],
  [new TypeError('Load failed'), 'Unreachable', 503, true],
  [new TypeError('x is not a function'), 'Unexpected', 500, false],
  [new Error('a bug'), 'Unexpected', 500, false],
])('%s is told as %s', (error, type, status, passing) => {
  const problem = problemOf(error);
  expect(problem).toMatchObject({ type, status });
  expect(isPassing(problem)).toBe(passing);
});

const toldByTheApi = ['Forbidden', 'NotFound', 'Invalid', 'VersionConflict', 'Conflict', 'ReadOnlyDocument'];

test.each([...toldByTheApi, 'QuotaExceeded', 'RateLimited', 'Expired', 'CursorReset', 'Busy'])(
  'what the API says of %s is what a person reads',
  (type) => expect(problemOf(graphqlError(type, 'What to do.')).sentence).toBe('What to do.'),
);

test('of Unauthorized it is where the API gives a reason: AppSync has words of its own, for programs', () => {
  const refused = (errorInfo: object | null) =>
    problemOf(
      new CombinedGraphQLErrors({
        errors: [Object.assign({ message: 'For programs.' }, { errorType: 'Unauthorized', errorInfo })],
      }),
    ).sentence;
  expect(refused(null)).toBe('Your session has ended. Sign in again to go on.');
  expect(refused({ reason: 'SESSION_ENDED' })).toBe('For programs.');
});

test('nobody reads the words of a bug', () => {
  const ourFault = 'This is our fault, and it has been noted. Try again in a moment.';
  for (const error of [graphqlError(null, 'internal words'), new Error('internal words'), serverError(403)]) {
    expect(problemOf(error).sentence).toBe(ourFault);
  }
});

test('what of the input a refusal is about is known where the API says so', () => {
  const refusal = Object.assign({ message: 'Too long.' }, { errorType: 'Invalid', errorInfo: { field: 'name' } });
  expect(problemOf(new CombinedGraphQLErrors({ errors: [refusal] })).field).toBe('name');
  expect(problemOf(graphqlError('Invalid')).field).toBeNull();
});
