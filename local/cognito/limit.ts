import { Readable } from 'node:stream';
import { BodyTooLarge, readBody } from '../http/body';
import { Refusal, type Middleware } from './http';

/** The OpenID library's limit; it answers a larger body as if it were malformed. */
export const largestBody = 56 * 1024;

/** Reads every request's body first, even if nothing needs it; a body that is too large gets status 413. */
export function limitBodies(): Middleware {
  return async ({ req }, next) => {
    const body = await readBody(req, largestBody).catch((error: unknown) => {
      if (error instanceof BodyTooLarge) throw new Refusal(413, 'Too large', 'This is more than anything here takes.');
      throw error;
    });
    // The endpoints and the library can read the body as if it had not been read before.
    Object.defineProperties(req, { readable: { value: true }, iterator: { value: () => Readable.from([body]) } });
    return next();
  };
}
