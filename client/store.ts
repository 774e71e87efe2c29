import type { Body } from './hashedFile';
import { UnreachableError } from './reach';

/** What the API signs: to be sent exactly as given. */
export type SignedRequest = { method: string; url: string; headers: { name: string; value: string }[] };

/** Sends bytes to the store, says meanwhile how many are on their way, and answers with the status. */
export type Send = (request: SignedRequest, body: Body, sending: Sending) => Promise<number>;

/** `tell` is called with the bytes that are on their way so far; the signal ends the sending. */
export type Sending = { tell: (sent: number) => void; signal: AbortSignal };

/** The store has answered, and would take the same a moment later or with a fresh signature. */
export class StoreUnwellError extends UnreachableError {}

/** The store did not take the bytes, and would not take the same again. */
export class StoreRefusedError extends Error {}

/** Ends well where the bytes are there: now, or (412) since an earlier attempt whose answer was lost. */
export function requireStored(status: number): void {
  if ((status >= 200 && status < 300) || status === 412) return;
  // A signature is good for a minute. The next attempt asks for a fresh one.
  const isWorthAnotherTry = status === 403 || status === 409 || status >= 500;
  if (isWorthAnotherTry) throw new StoreUnwellError(`The store answered ${status}`);
  throw new StoreRefusedError(`The store answered ${status}`);
}
