import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { expect, test } from 'vitest';
import { linkProblemOf } from './linkProblem';

const refusal = (errorType: string | null, errorInfo: object | null = null) =>
  new CombinedGraphQLErrors({
    errors: [Object.assign({ message: 'The words of the API.' }, { errorType, errorInfo })],
  });

test.each([
  // what the API says, status, whether the password is asked for, and what the visitor reads
  [refusal('NotFound'), 404, false, 'This link leads nowhere'],
  [refusal('Expired', { reason: 'EXPIRED' }), 410, false, 'This link has expired'],
  [refusal('Expired', { reason: 'USED_UP' }), 410, false, 'This link is used up'],
  [refusal('RateLimited', { retryAfter: 4 }), 429, true, 'Too many wrong passwords'],
  [refusal('Unauthorized', { reason: 'PASSWORD_NEEDED' }), 200, true, 'This document is protected'],
  [refusal('Unauthorized', { reason: 'PASSWORD_WRONG' }), 403, true, 'This document is protected'],
  [refusal('Invalid', { field: 'password' }), 400, true, 'This document is protected'],
])('%s is a page with status %i', (error, status, asks, title) => {
  expect(linkProblemOf(error)).toMatchObject({ status, asks, title });
});

test.each([
  [1, 'Try again in a second.'],
  [59, 'Try again in 59 seconds.'],
  [60, 'Try again in a minute.'],
  [61, 'Try again in 2 minutes.'],
  [900, 'Try again in 15 minutes.'],
])('a pause of %i seconds is told in words', (retryAfter, sentence) => {
  expect(linkProblemOf(refusal('RateLimited', { retryAfter }))).toMatchObject({ retryAfter, sentence });
});

test.each([
  ['a refused key or signature', refusal('Unauthorized')],
  ['somebody faster', refusal('Busy')],
  ['a bug', refusal(null)],
  ['what is no answer', new TypeError('x is not a function')],
])('%s is no matter of the link', (_name, error) => expect(linkProblemOf(error)).toBeNull());
