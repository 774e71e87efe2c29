import { fail } from '../shared/outcome';

export function uploadNotFound(): never {
  fail('NotFound', 'There is no such upload of yours. Start a new one.');
}

export function uploadExpired(): never {
  fail('Expired', 'This upload has ended. Start a new one.');
}

/** Whoever made the upload lost its answer, and with it the way to send anything. */
export function noParts(): never {
  fail('Conflict', 'This upload has not begun. Start it again with the same input.');
}
