import type { Body } from './hashedFile';
import { UnreachableError } from './reach';

/** A request that the API has signed; send it exactly as given. */
export type SignedRequest = { method: string; url: string; headers: { name: string; value: string }[] };

/** Sends bytes to the store, reports how many have been sent, and answers with the HTTP status. */
export type Send = (request: SignedRequest, body: Body, sending: Sending) => Promise<number>;

/** `tell` is called with the number of bytes sent so far; the signal stops the sending. */
export type Sending = { tell: (sent: number) => void; signal: AbortSignal };

/** The store failed, but may accept the same bytes a moment later or with a fresh signature. */
export class StoreUnwellError extends UnreachableError {}

/** The store refused the bytes, and would refuse them again. */
export class StoreRefusedError extends Error {}

/** Returns if the bytes are stored, now or (412) by an earlier attempt whose answer was lost; throws otherwise. */
export function requireStored(status: number): void {
  if ((status >= 200 && status < 300) || status === 412) return;
  // A signature is valid for a minute; the next attempt gets a fresh one.
  const isWorthAnotherTry = status === 403 || status === 409 || status >= 500;
  if (isWorthAnotherTry) throw new StoreUnwellError(`The store answered ${status}`);
  throw new StoreRefusedError(`The store answered ${status}`);
}
