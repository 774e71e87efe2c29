import { createHash } from 'node:crypto';
import { createSealedCookies } from '~/session/sealedCookies.server';
import type { Visit } from '~/session/session.server';

/** A visitor enters a link's password once an hour, not for every view and download. */
const kept = createSealedCookies('link', 3600);

// A hash, because no part of the token itself may be in a cookie's name.
const nameOf = (token: string) => createHash('sha256').update(token).digest('hex');

const separator = '\n';

export const linkPasswords = {
  keep: (visit: Visit, token: string, password: string) =>
    kept.keep(visit, nameOf(token), token + separator + password),

  /** Null if the visitor has not entered one. */
  async find(visit: Visit, token: string): Promise<string | null> {
    const found = await kept.find(visit, nameOf(token));
    return found?.startsWith(token + separator) ? found.slice(token.length + 1) : null;
  },

  forget: (visit: Visit, token: string) => kept.forget(visit, nameOf(token)),
};
