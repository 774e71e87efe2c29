import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { expect, test } from 'vitest';
import { linkProblemOf } from './linkProblem';

const refusal = (errorType: string | null, errorInfo: object | null = null) =>
  new CombinedGraphQLErrors({
    errors: [Object.assign({ message: 'The words of the API.' }, { errorType, errorInfo })],
  });

test.each([
  // error of the API, status, whether the password is asked for, title
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

test('a visitor reads the words of the API, and nothing before they have tried a password', () => {
  const wrong = linkProblemOf(refusal('Unauthorized', { reason: 'PASSWORD_WRONG' }));
  expect(wrong?.sentence).toBe('The words of the API.');
  expect(linkProblemOf(refusal('RateLimited', { retryAfter: 4 }))).toMatchObject({
    retryAfter: 4,
    sentence: 'The words of the API.',
  });
  expect(linkProblemOf(refusal('Unauthorized', { reason: 'PASSWORD_NEEDED' }))?.sentence).toBe('');
});

test.each([
  ['a refused key or signature', refusal('Unauthorized')],
  ['somebody faster', refusal('Busy')],
  ['a bug', refusal(null)],
  ['what is no answer', new TypeError('x is not a function')],
])('%s is no matter of the link', (_name, error) => expect(linkProblemOf(error)).toBeNull());
