import type { IncomingMessage } from 'node:http';

/** Options of a server whose bodies are small: who sends theirs too slowly is disconnected. */
export const promptClients = { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000 };

/** A body over the limit of its server, which answers with status 413. */
export class BodyTooLarge extends Error {
  constructor(readonly mostBytes: number) {
    super(`The body is over ${mostBytes} bytes.`);
  }
}

// How long a client may go on sending what nobody wants, so that it gets to read the refusal.
const patienceMilliseconds = 2000;

/**
 * The whole body of a request. Throws BodyTooLarge as soon as it says, or turns out, to be larger; what is left is thrown
 * away as it comes.
 */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw refused(request, mostBytes);
  const chunks: Buffer[] = [];
  let size = 0;
  // The connection has to live on, or the refusal would not arrive.
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
