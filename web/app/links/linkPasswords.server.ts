import { createHash } from 'node:crypto';
import { createSealedCookies } from '~/session/sealedCookies.server';
import type { Visit } from '~/session/session.server';

/** A visitor enters the password of a link once an hour, not for every look and download. */
const kept = createSealedCookies('link', 3600);

// Of the token itself no part is to stand in a name.
const nameOf = (token: string) => createHash('sha256').update(token).digest('hex');

const separator = '\n';

export const linkPasswords = {
  keep: (visit: Visit, token: string, password: string) =>
    kept.keep(visit, nameOf(token), token + separator + password),

  /** Null where the visitor has not entered one. */
  async find(visit: Visit, token: string): Promise<string | null> {
    const found = await kept.find(visit, nameOf(token));
    return found?.startsWith(token + separator) ? found.slice(token.length + 1) : null;
  },

  forget: (visit: Visit, token: string) => kept.forget(visit, nameOf(token)),
};
