import type { Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

type Message = { type: string; id?: string; payload?: { extensions?: { authorization?: { Authorization?: string } } } };

type Subscriber = { socket: WebSocket; id: string };

/** The part of AppSync's realtime protocol that a subscriber needs; each change goes to all subscriptions of its person. */
export function openRealtime(server: Server, userOf: (token: string) => Promise<string>) {
  const subscribers = new Map<string, Set<Subscriber>>();
  const sockets = new WebSocketServer({ server, path: '/graphql/realtime' });
  const start = async (socket: WebSocket, { id = '', payload }: Message) => {
    const userId = await userOf(payload?.extensions?.authorization?.Authorization ?? '');
    const theirs = subscribers.get(userId) ?? new Set();
    const subscriber = { socket, id };
    subscribers.set(userId, theirs.add(subscriber));
    socket.once('close', () => theirs.delete(subscriber));
    socket.send(JSON.stringify({ type: 'start_ack', id }));
  };
  sockets.on('connection', (socket) =>
    socket.on('message', (text: Buffer) => {
      const message = JSON.parse(text.toString()) as Message;
      if (message.type === 'connection_init') socket.send(JSON.stringify({ type: 'connection_ack' }));
      if (message.type === 'start') start(socket, message).catch(() => socket.close());
    }),
  );
  return {
    publish: (userId: string, change: object) => {
      const payload = { data: { onChange: change } };
      for (const { socket, id } of subscribers.get(userId) ?? [])
        socket.send(JSON.stringify({ type: 'data', id, payload }));
    },
    close: () => sockets.clients.forEach((socket) => socket.terminate()),
  };
}
