import type { IncomingMessage } from 'node:http';

/** Options of a server that expects small bodies: clients that send too slowly are disconnected. */
export const promptClients = { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000 };

/** The body is larger than the server allows; the answer is status 413. */
export class BodyTooLarge extends Error {
  constructor(readonly mostBytes: number) {
    super(`The body is over ${mostBytes} bytes.`);
  }
}

// How long a client may go on sending a refused body: cut off at once, it would never read the answer.
const patienceMilliseconds = 2000;

/**
 * Reads the whole body of a request. Throws BodyTooLarge as soon as its declared or its actual length is over the
 * limit; the rest is then discarded as it arrives.
 */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw refused(request, mostBytes);
  const chunks: Buffer[] = [];
  let size = 0;
  // The connection must stay open, or the refusal would not arrive.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) throw refused(request, mostBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refused(request: IncomingMessage, mostBytes: number): BodyTooLarge {
  const stubborn = setTimeout(() => request.socket.destroy(), patienceMilliseconds);
  request.once('close', () => clearTimeout(stubborn));
  request.resume();
  return new BodyTooLarge(mostBytes);
}
