/** No answer came: the network, the server or time failed. */
export class UnreachableError extends Error {}

/** `fetch`, but for one clear error where it gives none. What the caller itself has aborted stays an AbortError. */
export async function reach(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(input, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new UnreachableError('No answer came', { cause });
  }
}
