import type { Socket as TcpSocket } from 'node:net';
import { WebSocket, type ClientOptions } from 'ws';
import { vi } from 'vitest';

export type Message = { type: string; id?: string; payload?: Record<string, unknown> };

/** A client that keeps all it has heard. */
export type Socket = {
  ws: WebSocket;
  heard: Message[];
  /** The code of the close; null while it is open. */
  closed(): number | null;
  say(message: object | string | Buffer): void;
  /** The first message of this type, and for this subscription where one is named; waits for it. */
  next(type: string, id?: string): Promise<Message>;
};

export function openSocket(url: string, protocols: string[] = ['graphql-ws'], options: ClientOptions = {}): Socket {
  const ws = new WebSocket(url, protocols, options);
  const heard: Message[] = [];
  let code: number | null = null;
  ws.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString()) as Message));
  ws.on('close', (given) => (code = given));
  ws.on('error', () => undefined);
  return {
    ws,
    heard,
    closed: () => code,
    say: (message) =>
      ws.send(typeof message === 'object' && !Buffer.isBuffer(message) ? JSON.stringify(message) : message),
    next: (type, id) =>
      vi.waitFor(
        () => {
          const found = heard.find((each) => each.type === type && (id === undefined || each.id === id));
          if (!found) throw new Error(`No ${type} among ${JSON.stringify(heard)}; closed: ${code}`);
          return found;
        },
        { timeout: 5000, interval: 5 },
      ),
  };
}

/** What lies below a socket, to do what its library would not. */
export function tcpOf({ ws }: Socket): TcpSocket {
  return (ws as unknown as { _socket: TcpSocket })._socket;
}

/** Headers as a subprotocol carries them, after `header-`. */
export const encoded = (headers: object) => Buffer.from(JSON.stringify(headers)).toString('base64url');
