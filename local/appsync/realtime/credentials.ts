import type { IncomingMessage } from 'node:http';
import type { IncomingRequest } from '../auth/caller';
import { headersOf, type Headers } from '../headers';
import { jsonOf } from '../../shared/json';
import { statedHeaders } from './messages';

/**
 * What proves who connects: in the query, in a subprotocol, or in the headers of the handshake. A signature is one of a POST
 * of `{}` to the path of the API with `/connect`.
 */
export function connectRequest(request: IncomingMessage): IncomingRequest {
  const sourceIp = request.socket.remoteAddress ?? '';
  const headers = encodedHeaders(request) ?? headersOf(request);
  return { method: 'POST', path: '/graphql/connect', query: '', headers, body: Buffer.from('{}'), sourceIp };
}

/** What proves who starts a subscription; a signature is one of the operation's text. */
export function startRequest(headers: Headers, data: string, sourceIp: string): IncomingRequest {
  return { method: 'POST', path: '/graphql', query: '', headers, body: Buffer.from(data), sourceIp };
}

export function subprotocolsOf({ headers }: IncomingMessage): string[] {
  const offered = headers['sec-websocket-protocol'] ?? '';
  return offered.split(',').flatMap((each) => each.trim() || []);
}

function encodedHeaders(request: IncomingMessage): Headers | null {
  const inQuery = new URLSearchParams((request.url ?? '').split('?', 2)[1]).get('header');
  const inProtocol = subprotocolsOf(request).find((each) => each.startsWith('header-'));
  const encoded = inQuery ?? inProtocol?.slice('header-'.length);
  if (encoded === undefined) return null;
  // Node decodes both alphabets of base64; a plus in a query has become a space.
  return statedHeaders(jsonOf(Buffer.from(encoded.replaceAll(' ', '+'), 'base64').toString()));
}
