import { expect, test } from 'vitest';
import { UnreachableError } from './reach';
import { requireStored, StoreRefusedError } from './store';

test.each([200, 204, 412])('when the store answers %i the bytes are there', (status) => {
  expect(() => requireStored(status)).not.toThrow();
});

test.each([
  [403, UnreachableError],
  [409, UnreachableError],
  [500, UnreachableError],
  [503, UnreachableError],
  [400, StoreRefusedError],
  [404, StoreRefusedError],
])('when the store answers %i the bytes are not there, and it is a %o', (status, failure) => {
  expect(() => requireStored(status)).toThrow(failure);
});
