import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { expect, test } from 'vitest';
import { UnreachableError } from '#client/reach';
import { pauseAsked } from './retry';

const graphqlError = (errorType: string, errorInfo?: object) =>
  new CombinedGraphQLErrors({ errors: [Object.assign({ message: errorType }, { errorType, errorInfo })] });
const unavailable = new ServerError('no', { response: new Response(null, { status: 503 }), bodyText: '' });

test.each([
  ['the API is busy', graphqlError('Busy'), 0],
  ['the API is busy and says for how long', graphqlError('Busy', { retryAfter: 2 }), 2],
  ['the network fails', new UnreachableError(), 0],
  ['the server is unwell', unavailable, 0],
])('when %s it may be tried again', (_case, failure, seconds) => {
  expect(pauseAsked(failure)).toBe(seconds);
});

test.each(['Invalid', 'NotFound', 'QuotaExceeded', 'Unauthorized', 'VersionConflict', 'RateLimited'])(
  '%s is told at once, since trying again would not help',
  (type) => {
    expect(pauseAsked(graphqlError(type))).toBeNull();
  },
);
