/** No answer came: the network, the server or time failed. */
export class UnreachableError extends Error {}

/** Somebody answers whose certificate does not hold: the same again will not help. */
export class UntrustedError extends Error {
  constructor(
    readonly host: string,
    /** As Node names it. */
    readonly code: string,
    cause: unknown,
  ) {
    super(`${host}: ${code}`, { cause });
  }
}

// Of TLS, as Node and OpenSSL name them.
const ofCertificates = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|HOSTNAME_MISMATCH/;

/** `fetch`, but for one clear error where it gives none. What the caller itself has aborted stays an AbortError. */
export async function reach(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(input, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    const { code } = Object((cause as Error).cause) as { code?: unknown };
    const isUntrusted = typeof code === 'string' && ofCertificates.test(code);
    if (isUntrusted) throw new UntrustedError(hostOf(input), code, cause);
    throw new UnreachableError('No answer came', { cause });
  }
}

const hostOf = (input: RequestInfo | URL) => new URL(input instanceof Request ? input.url : input).host;
