import { fail } from '../shared/outcome';

export function uploadNotFound(): never {
  fail('NotFound', 'There is no such upload of yours. Start a new one.');
}

export function uploadExpired(): never {
  fail('Expired', 'This upload has ended. Start a new one.');
}

/** The client never got the answer with the signed request, so nothing was sent. */
export function noParts(): never {
  fail('Conflict', 'This upload has not begun. Start it again with the same input.');
}
