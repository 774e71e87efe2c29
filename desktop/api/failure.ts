import { UnreachableError, UntrustedError } from '#client/reach';
import { Refusal } from '#client/refusal';
import { NotTrustedError, OfflineError } from './networkErrors';
import { QuireError, UnexpectedError } from '#client/errors';
import { fileErrorOf } from '../disk/fileErrors';
import { goByProxies, proxyHint } from './proxies';
import { errorOf } from '#client/apiErrors';
import { isOfSystem } from '../disk/systemErrors';

/** Translates whatever was thrown inside the client into the errors that the client throws. */
export function failureOf(error: unknown): Error {
  if (error instanceof QuireError || isAbort(error)) return error;
  if (error instanceof Refusal) return errorOf(error);
  const untrusted = within(error, UntrustedError);
  if (untrusted) return notTrusted(untrusted);
  if (isUnreachable(error)) return new OfflineError(error, proxyHint());
  return (isOfSystem(error) && fileErrorOf(error)) || new UnexpectedError(error);
}

/** Runs some work of the client and translates its errors. */
export async function run<T>(work: () => Promise<T>): Promise<T> {
  try {
    goByProxies();
    return await work();
  } catch (error) {
    throw failureOf(error);
  }
}

/** Whether the caller has stopped the work. */
export const isAbort = (error: unknown): error is Error => error instanceof Error && error.name === 'AbortError';

/** The library that talks to the user pool wraps what fetch throws. */
const isUnreachable = (error: unknown): boolean => within(error, UnreachableError) !== null;

function within<E extends Error>(error: unknown, Kind: new (...args: never[]) => E): E | null {
  if (error instanceof Kind) return error;
  return error instanceof Error && error.cause instanceof Kind ? error.cause : null;
}

const certificateWords: Record<string, string> = {
  CERT_HAS_EXPIRED: 'has come to its end. Whoever runs the server must renew it.',
  CERT_NOT_YET_VALID: 'does not hold yet. See that the clock of this computer is right.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'is made out to another name. Something else may stand in its place.',
};

const unknownSigner =
  'is signed by nobody whom this computer trusts. If it is your company, name the file of its certificate in NODE_EXTRA_CA_CERTS.';

const notTrusted = ({ host, code, cause }: UntrustedError) =>
  new NotTrustedError(host, certificateWords[code] ?? unknownSigner, cause);
