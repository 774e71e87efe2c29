import type { WebSocket } from 'ws';
import type { ServerMessage } from './messages';

const largestEvent = 240 * 1024;
// Ours.
const mostBuffered = 1024 * 1024;

/** Sends a message. A client that does not read what it is sent loses its connection. */
export function send(socket: WebSocket, message: ServerMessage): void {
  const text = JSON.stringify(message);
  if (message.type === 'data' && Buffer.byteLength(text) > largestEvent) {
    // AppSync drops such an event silently.
    console.warn(`An event over ${largestEvent / 1024} KiB was not sent to its subscription.`);
    return;
  }
  if (socket.bufferedAmount > mostBuffered) return socket.terminate();
  socket.send(text);
}
