import type { RawData, WebSocket } from 'ws';
import { readMessage } from './messages';
import { rateLimit } from './rate';
import { errorsOf, refusal, unsupported } from './refusal';
import { Subscriptions, type Place } from './subscriptions';
import { send } from './wire';

const connectionTimeoutMs = 300_000;
const keepAliveMilliseconds = 60_000;
const longestMilliseconds = 24 * 3600 * 1000;
// Ours: AppSync's figure is not documented.
const mostMessagesPerSecond = 200;
const unsupportedData = 1003;

/** A client's connection once its handshake is done: AppSync's realtime protocol, until one side closes it. */
export function converse(socket: WebSocket, place: Place): void {
  const subscriptions = new Subscriptions(place, (message) => send(socket, message));
  const isFlooded = rateLimit(mostMessagesPerSecond);
  const hear = (data: RawData, isBinary: boolean) => {
    if (isBinary) return socket.close(unsupportedData);
    if (isFlooded()) return refuse(socket, refusal('LimitExceededError', 'Rate limit exceeded'));
    const message = readMessage(textOf(data));
    if (!message) return refuse(socket, unsupported('unknown'));
    if (message.type === 'connection_init') return acknowledge(socket);
    if (message.type === 'stop') return subscriptions.stop(message.id);
    void subscriptions.start(message.id, message.start);
  };
  const keepAlive = setInterval(() => {
    send(socket, { type: 'ka' });
    subscriptions.endExpired();
  }, keepAliveMilliseconds);
  const end = setTimeout(() => socket.close(1000), longestMilliseconds);
  socket.on('message', hear);
  socket.on('close', () => {
    clearInterval(keepAlive);
    clearTimeout(end);
    subscriptions.clear();
  });
}

function acknowledge(socket: WebSocket): void {
  send(socket, { type: 'connection_ack', payload: { connectionTimeoutMs } });
  send(socket, { type: 'ka' });
}

/** What belongs to no subscription is answered without an id. */
function refuse(socket: WebSocket, error: unknown): void {
  send(socket, { type: 'error', payload: { errors: errorsOf(error) } });
}

function textOf(data: RawData): string {
  return (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer)).toString('utf8');
}
