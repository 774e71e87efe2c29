import type { IncomingMessage, Server } from 'node:http';
import type { Server as TlsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';

const ofUpgrade = ['connection', 'upgrade', 'http2-settings'];

/**
 * Some clients offer HTTP/2 with every request, Java's for one. A server is free to answer as if they had not, but once it
 * listens for upgrades Node hands all of them over; so the request is read again, without the offer.
 */
export function readAgain(server: Server | TlsServer, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const { method, url, httpVersion, rawHeaders } = request;
  const headers = rawHeaders.flatMap((name, index) => {
    const isKept = index % 2 === 0 && !ofUpgrade.includes(name.toLowerCase());
    return isKept ? [`${name}: ${rawHeaders[index + 1]}`] : [];
  });
  const lines = [`${method} ${url} HTTP/${httpVersion}`, ...headers, '', ''].join('\r\n');
  socket.unshift(Buffer.concat([Buffer.from(lines, 'latin1'), head]));
  server.emit(socket instanceof TLSSocket ? 'secureConnection' : 'connection', socket);
}
