import { Readable } from 'node:stream';
import { BodyTooLarge, readBody } from '../http/body';
import { Refusal, type Middleware } from './http';

/** The OpenID library takes no more, and answers what is larger as if it were damaged. */
export const largestBody = 56 * 1024;

/** Reads the body of every request before anything looks at it, also where nothing would: too large is status 413. */
export function limitBodies(): Middleware {
  return async ({ req }, next) => {
    const body = await readBody(req, largestBody).catch((error: unknown) => {
      if (error instanceof BodyTooLarge) throw new Refusal(413, 'Too large', 'This is more than anything here takes.');
      throw error;
    });
    // To the endpoints and the library it is as if nobody had read it.
    Object.defineProperties(req, { readable: { value: true }, iterator: { value: () => Readable.from([body]) } });
    return next();
  };
}
