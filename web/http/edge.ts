import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import type { Request } from 'express';
import type { Environment } from '../app/environment';

/** The header in which our own edge proves that a request has passed through it. */
export const edgeHeader = 'x-quire-edge';

/** Whether our own edge sent the request. Only the edge knows the secret, so only its headers are believed. */
export function isByEdge({ headers }: Pick<Request, 'headers'>, secret: string): boolean {
  return timingSafeEqual(digestOf(String(headers[edgeHeader] ?? '')), digestOf(secret));
}

const digestOf = (text: string) => createHash('sha256').update(text).digest();

/** The visitor's address, from our edge or, without one, from the connection; null if unknown. */
export function visitorsAddress(
  { headers, socket }: Pick<Request, 'headers' | 'socket'>,
  { EDGE_SECRET, EDGE_ADDRESS_HEADER }: Environment,
): string | null {
  if (EDGE_SECRET === undefined) return socket.remoteAddress ?? null;
  return addressIn(String(headers[EDGE_ADDRESS_HEADER] ?? ''));
}

/** The edge appends to the header, so the last entry counts; CloudFront adds the port. */
export function addressIn(header: string): string | null {
  const last = header.slice(header.lastIndexOf(',') + 1).trim();
  if (isIP(last)) return last;
  const address = last.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  return isIP(address) ? address : null;
}
