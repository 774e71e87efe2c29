import { vi } from 'vitest';
import { encoded, openSocket, type Message, type Socket } from '../../../local/appsync/testing/socket';
import type { Bed } from './bed';

const everything = 'subscription { onChange { documentId kind name recipientId } }';

type Asked = { query?: string; variables?: object; id?: string };

/** A connection to the realtime endpoint, as any client of AppSync opens it. */
export class Listener {
  readonly socket: Socket;
  private readonly host: string;

  constructor(
    { endpoints }: Pick<Bed, 'endpoints'>,
    private readonly token: string,
  ) {
    this.host = new URL(endpoints.graphql).host;
    this.socket = openSocket(endpoints.realtime, ['graphql-ws', `header-${encoded(this.authorization(token))}`]);
  }

  /** Connects; resolves with the server's connection_ack or connection_error. */
  async connect(): Promise<Message> {
    const { socket } = this;
    socket.ws.once('open', () => socket.say({ type: 'connection_init' }));
    return Promise.race(['connection_ack', 'connection_error'].map((type) => socket.next(type)));
  }

  /** Starts a subscription; resolves with the server's start_ack or error. */
  async start({ query = everything, variables = {}, id = '1' }: Asked = {}, token = this.token): Promise<Message> {
    const payload = {
      data: JSON.stringify({ query, variables }),
      extensions: { authorization: this.authorization(token) },
    };
    this.socket.say({ id, type: 'start', payload });
    return Promise.race(['start_ack', 'error'].map((type) => this.socket.next(type, id)));
  }

  /** Waits until a subscription has heard of this document; resolves with all that it has heard. */
  async heardUpTo(documentId: string, id = '1') {
    const heard = () => this.heard(id);
    const waiting = { timeout: 15_000, interval: 10 };
    const isThere = () => heard().some((change) => change.documentId === documentId);
    await vi.waitFor(() => isThere() || Promise.reject(new Error(JSON.stringify(heard()))), waiting);
    return heard();
  }

  heard(id = '1'): Change[] {
    const events = this.socket.heard.filter((message) => message.type === 'data' && message.id === id);
    return events.map(({ payload }) => (payload?.data as { onChange: Change }).onChange);
  }

  close(): void {
    this.socket.ws.terminate();
  }

  private authorization = (token: string) => ({ host: this.host, Authorization: token });
}

type Change = { documentId: string; kind: string; name: string; recipientId: string | null };
