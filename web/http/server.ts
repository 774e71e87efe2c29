import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Environment } from '../app/environment';
import { standingHeaders } from './headers';
import { limits, type Limits } from './limits';

/** An HTTP server with limits on the size and the time of requests. */
export function createWebServer(environment: Environment, { headers, headerCount, ...times }: Limits = limits): Server {
  const { headersTimeout, requestTimeout } = times;
  const connectionsCheckingInterval = Math.min(headersTimeout, 1000);
  const options = { maxHeaderSize: headers, headersTimeout, requestTimeout, connectionsCheckingInterval };
  const server = createServer(options);
  server.maxHeadersCount = headerCount;
  server.on('clientError', answerUnreadable(environment));
  return server;
}

const reasons = new Map([
  ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large'],
  ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout'],
]);

/** Answers an unreadable request with the headers of every answer, and does not log it. */
function answerUnreadable(environment: Environment) {
  const lines = Object.entries(standingHeaders(environment)).map(([name, value]) => `${name}: ${value}\r\n`);
  return ({ code = '' }: NodeJS.ErrnoException, socket: Socket) => {
    if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const reason = reasons.get(code) ?? '400 Bad Request';
    const body = `${reason.slice(4)}\n`;
    const head = `HTTP/1.1 ${reason}\r\nconnection: close\r\ncontent-type: text/plain\r\ncontent-length: ${body.length}\r\n`;
    socket.write(`${head}cache-control: no-store\r\n${lines.join('')}\r\n${body}`);
    socket.destroySoon();
  };
}
