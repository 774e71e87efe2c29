import type { RawData, WebSocket } from 'ws';
import type { Api } from '../api';
import { graphqlRequest, type GraphqlRequest } from '../graphqlRequest';
import { forwarded, type Headers } from '../headers';
import { startRequest } from './credentials';
import type { Hub, Listener } from './hub';
import { jsonOf, readMessage, type Start } from './messages';
import { rateLimit } from './rate';
import { errorsOf, refusal, unsupported } from './refusal';
import type { Subscription } from './subscription';
import { send } from './wire';

/** Where a connection stands. */
export type Place = {
  hub: Hub;
  /** Works with the code of this moment. */
  use<T>(work: (api: Api) => Promise<T>): Promise<T>;
  headers: Headers;
  sourceIp: string;
};

/** A subscription of the connection; without a listener while its start is under way. */
type Started = { listener?: Listener; expires: number };

const connectionTimeoutMs = 300_000;
const keepAliveMilliseconds = 60_000;
const longestMilliseconds = 24 * 3600 * 1000;
const mostSubscriptions = 100;
// Ours: AppSync's figure is not documented.
const mostMessagesPerSecond = 200;

/** A client's connection once its handshake is done: AppSync's realtime protocol. */
export class Connection {
  private readonly started = new Map<string, Started>();
  private readonly isFlooded = rateLimit(mostMessagesPerSecond);

  constructor(
    private readonly socket: WebSocket,
    private readonly place: Place,
  ) {
    const keepAlive = setInterval(() => this.beat(), keepAliveMilliseconds);
    const end = setTimeout(() => socket.close(1000), longestMilliseconds);
    socket.on('message', (data, isBinary) => this.hear(data, isBinary));
    socket.on('close', () => {
      clearInterval(keepAlive);
      clearTimeout(end);
      for (const id of this.started.keys()) this.drop(id);
    });
  }

  private hear(data: RawData, isBinary: boolean): void {
    if (isBinary) return this.socket.close(1003);
    if (this.isFlooded()) return this.refuse(refusal('LimitExceededError', 'Rate limit exceeded'));
    const message = readMessage(textOf(data));
    if (!message) return this.refuse(unsupported('unknown'));
    if (message.type === 'start') void this.start(message.id, message.start);
    else if (message.type === 'stop') this.complete(message.id);
    else this.acknowledge();
  }

  private acknowledge(): void {
    send(this.socket, { type: 'connection_ack', payload: { connectionTimeoutMs } });
    send(this.socket, { type: 'ka' });
  }

  private async start(id: string, start: Start): Promise<void> {
    const request = graphqlRequest(jsonOf(start.data));
    if (!request) return this.refuse(unsupported('unknown'));
    if (this.started.has(id)) {
      return this.refuse(refusal('DuplicatedOperationError', `Duplicated operation with id ${id}`), id);
    }
    if (this.started.size >= mostSubscriptions) {
      const message = `Max number of ${mostSubscriptions} subscriptions reached`;
      return this.refuse(refusal('MaxSubscriptionsReachedError', message), id);
    }
    const started: Started = { expires: Infinity };
    this.started.set(id, started);
    try {
      this.begin(id, started, await this.subscribe(request, start));
    } catch (error) {
      // Stopped, or the connection is gone: nobody waits for the answer.
      if (this.started.get(id) !== started) return;
      this.drop(id);
      this.refuse(error, id);
    }
  }

  /** Who asks is proved at each start anew, whoever has connected. */
  private subscribe(request: GraphqlRequest, { data, headers }: Start): Promise<Subscription> {
    const { sourceIp } = this.place;
    return this.place.use(async (api) => {
      const caller = await api.authenticate(startRequest(headers, data, sourceIp));
      return api.subscribe(request, caller, forwarded({ ...this.place.headers, ...headers }, sourceIp));
    });
  }

  private begin(id: string, started: Started, subscription: Subscription): void {
    if (this.started.get(id) !== started) return;
    started.listener = this.listenerOf(id, subscription);
    started.expires = subscription.expires;
    send(this.socket, { type: 'start_ack', id });
    this.place.hub.add(started.listener);
  }

  private listenerOf(id: string, subscription: Subscription): Listener {
    const { field, mutations, expires } = subscription;
    return {
      ...{ field, mutations },
      hear: (payload) => {
        if (expires <= Date.now()) return this.expire(id);
        if (subscription.matches(payload))
          send(this.socket, { type: 'data', id, payload: subscription.bodyOf(payload) });
      },
      invalidate: (payload) => {
        if (subscription.isInvalidatedBy(payload)) this.complete(id);
      },
    };
  }

  private beat(): void {
    send(this.socket, { type: 'ka' });
    for (const [id, { expires }] of this.started) if (expires <= Date.now()) this.expire(id);
  }

  /** AppSync tells a subscription that its token has ended; when it looks is not known. Here no event comes after it. */
  private expire(id: string): void {
    this.drop(id);
    this.refuse(refusal('UnauthorizedException', 'Token has expired.'), id);
  }

  private complete(id: string): void {
    this.drop(id);
    send(this.socket, { type: 'complete', id });
  }

  private drop(id: string): void {
    const listener = this.started.get(id)?.listener;
    if (listener) this.place.hub.remove(listener);
    this.started.delete(id);
  }

  private refuse(error: unknown, id?: string): void {
    send(this.socket, { type: 'error', ...(id === undefined ? {} : { id }), payload: { errors: errorsOf(error) } });
  }
}

function textOf(data: RawData): string {
  return (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer)).toString('utf8');
}
