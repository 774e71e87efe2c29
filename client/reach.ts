/** No answer came: the network or the server failed, or it took too long. */
export class UnreachableError extends Error {}

/** The server's certificate is not trusted; trying again will not help. */
export class UntrustedError extends Error {
  constructor(
    readonly host: string,
    /** Node's name for the error. */
    readonly code: string,
    cause: unknown,
  ) {
    super(`${host}: ${code}`, { cause });
  }
}

// The TLS error codes of Node and OpenSSL that concern certificates.
const ofCertificates = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|HOSTNAME_MISMATCH/;

/** Like `fetch`, but throws UnreachableError or UntrustedError if no answer comes. An abort by the caller stays an AbortError. */
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
