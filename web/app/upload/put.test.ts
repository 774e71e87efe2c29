import { expect, test } from 'vitest';
import { UnreachableError } from '../../../desktop/reach';
import { failureOf, PutRefusedError } from './put';

test.each([
  // status, what it means
  [200, 'sent'],
  [412, 'sent'],
  [403, 'again'],
  [409, 'again'],
  [500, 'again'],
  [503, 'again'],
  [400, 'refused'],
  [404, 'refused'],
])('when the store answers %i the bytes are %s', (status, meaning) => {
  const failure = failureOf(status);
  if (meaning === 'sent') expect(failure).toBeNull();
  else expect(failure).toBeInstanceOf(meaning === 'again' ? UnreachableError : PutRefusedError);
});
