import type { IncomingMessage, Server } from 'node:http';
import type { Server as TlsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { targetIn } from '../../http/target';
import { HttpError } from '../errors';
import { headersOf } from '../headers';
import { converse } from './connection';
import { connectRequest, subprotocolsOf } from './credentials';
import { readAgain } from './otherUpgrades';
import { errorsOf, type RealtimeError } from './refusal';
import { Room } from './room';
import type { Place } from './subscriptions';
import { send } from './wire';

type Endpoint = {
  /** Ends every connection with a WebSocket close code; clients reconnect by themselves. */
  disconnect(code: number): void;
  /** The same, and refuses new connections. */
  close(): void;
};

const path = '/graphql/realtime';
const subprotocol = 'graphql-ws';
// Ours: AppSync's own limit on what a client sends is not documented.
const largestMessage = 256 * 1024;
const patienceMilliseconds = 500;
const codes = { goingAway: 1001, policyViolation: 1008 };

type World = Pick<Place, 'hub' | 'use'>;

/** Answers the WebSocket handshakes that the API's server gets. */
export function attachRealtime(server: Server | TlsServer, { hub, use }: World): Endpoint {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage, handleProtocols: protocolOf });
  const shaking = new Set<Duplex>();
  const room = new Room();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.headers.upgrade?.toLowerCase() !== 'websocket') return readAgain(server, request, socket, head);
    // A client that leaves during the handshake needs no answer.
    socket.on('error', () => undefined);
    if (targetIn(request)?.split('?', 1)[0] !== path) return refuseUpgrade(socket);
    shaking.add(socket);
    const refused = enter(room, request) ? refusalOf(request, use) : Promise.resolve(noRoom);
    void refused.then((errors) => {
      if (!shaking.delete(socket)) return;
      sockets.handleUpgrade(request, socket, head, (client) => {
        // Of a broken frame: the library has closed the connection with the code for it.
        client.on('error', () => undefined);
        if (errors) return refuse(client, errors);
        const sourceIp = request.socket.remoteAddress ?? '';
        converse(client, { hub, use, headers: headersOf(request), sourceIp });
      });
    });
  });
  const disconnect = (code: number) => sockets.clients.forEach((client) => end(client, code));
  return {
    disconnect,
    close() {
      for (const socket of shaking) socket.destroy();
      shaking.clear();
      disconnect(codes.goingAway);
    },
  };
}

// AppSync's error for a client that asks too much.
const noRoom: RealtimeError[] = [{ errorType: 'LimitExceededError', message: 'Rate limit exceeded', errorCode: 429 }];

/** Whether there is room for this connection; its place is free again at its end. */
function enter(room: Room, { socket }: IncomingMessage): boolean {
  const { remoteAddress = '' } = socket;
  if (!room.take(remoteAddress)) return false;
  socket.once('close', () => room.leave(remoteAddress));
  return true;
}

/** Why this client may not connect; null when it may. */
async function refusalOf(request: IncomingMessage, use: Place['use']): Promise<RealtimeError[] | null> {
  const offered = subprotocolsOf(request);
  if (offered.length === 0) return [{ message: 'NoProtocolError', errorCode: 400 }];
  if (!offered.includes(subprotocol)) return [{ message: 'SubProtocolNotSupportedError', errorCode: 400 }];
  try {
    await use((api) => api.authenticate(connectRequest(request)));
    return null;
  } catch (error) {
    const errorCode = error instanceof HttpError ? error.status : 500;
    return errorsOf(error).map((each) => ({ ...each, errorCode }));
  }
}

/** AppSync opens the connection to say why it refuses it. */
function refuse(client: WebSocket, errors: RealtimeError[]): void {
  send(client, { type: 'connection_error', payload: { errors } });
  end(client, codes.policyViolation);
}

/** A client that offers only others takes no handshake without one of them, and would not hear why it is refused. */
function protocolOf(offered: Set<string>): string | false {
  return offered.has(subprotocol) ? subprotocol : ([...offered][0] ?? false);
}

function refuseUpgrade(socket: Duplex): void {
  socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
}

function end(client: WebSocket, code: number): void {
  const stubborn = setTimeout(() => client.terminate(), patienceMilliseconds);
  client.once('close', () => clearTimeout(stubborn));
  client.close(code);
}
