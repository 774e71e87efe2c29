import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import type { Request } from 'express';
import type { Environment } from '../app/environment';

/** Where our own edge proves that a request has come through it. */
export const edgeHeader = 'x-quire-edge';

/** Whether our own edge has sent this. Nobody else knows the secret, so nobody else's headers are believed. */
export function isByEdge({ headers }: Pick<Request, 'headers'>, secret: string): boolean {
  return timingSafeEqual(digestOf(String(headers[edgeHeader] ?? '')), digestOf(secret));
}

const digestOf = (text: string) => createHash('sha256').update(text).digest();

/** Where a visitor comes from: as our edge says it, or the other end of the line where there is none; null: unknown. */
export function visitorsAddress(
  { headers, socket }: Pick<Request, 'headers' | 'socket'>,
  { EDGE_SECRET, EDGE_ADDRESS_HEADER }: Environment,
): string | null {
  if (EDGE_SECRET === undefined) return socket.remoteAddress ?? null;
  return addressIn(String(headers[EDGE_ADDRESS_HEADER] ?? ''));
}

/** The last of several is what the edge has added; CloudFront puts the port behind it. */
export function addressIn(header: string): string | null {
  const last = header.slice(header.lastIndexOf(',') + 1).trim();
  if (isIP(last)) return last;
  const address = last.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  return isIP(address) ? address : null;
}
