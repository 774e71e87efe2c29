import type { AccessToken } from './api';
import type { Endpoints } from './endpoints';
import { UnreachableError } from './reach';
import { connectionProtocols, initMessage, readMessage, startMessage, stopMessage } from './realtimeMessages';
import type { Asked, ServerErrors, ServerMessage } from './realtimeMessages';
import { Refusal } from './refusal';
import { pauseAfter, waitFor } from './retry';

/** The parts of a browser's WebSocket that are used here. */
export type Socket = {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
  onerror: (() => void) | null;
  send(text: string): void;
  close(): void;
};

/** Accepts a browser's WebSocket, or one of a library that has the same methods under its own types. */
export const asSocket = (socket: Pick<Socket, 'send' | 'close'>): Socket => socket as Socket;

/** The realtime endpoint of an API. */
export type Place = {
  /** Such as `wss://…/graphql/realtime`. */
  url: string;
  /** The host of the API's own URL, which AppSync requires. */
  host: string;
};

/** The place to connect to, from what `discover` answers. */
export const placeOf = ({ realtime, graphql }: Endpoints): Place => ({ url: realtime, host: new URL(graphql).host });

export type RealtimeMeans = {
  /** Asked before each connection. `isLost`: the last connection failed, so the server may have moved. */
  place: (isLost: boolean) => Promise<Place>;
  connect: (url: string, protocols: string[]) => Socket;
  accessToken: AccessToken;
};

export type Listener<Data> = {
  /** The subscription is active. Called again after every reconnect, before which messages may have been missed. */
  started: () => void;
  hear: (data: Data) => void;
  /** The subscription has ended: with the reason, or with null if the server completed it. */
  end: (reason: Error | null) => void;
};

type Listening = Asked & { listener: Listener<unknown> };

/** AppSync sends a keep-alive every minute, so it is never silent for this long. */
const longestSilenceMilliseconds = 90_000;
const longestHandshakeMilliseconds = 15_000;

/** One connection for all subscriptions of a client. It reconnects by itself, with a fresh token, until nobody listens. */
export class Realtime {
  private readonly listenings = new Map<string, Listening>();
  private socket: Socket | null = null;
  private place: Place | null = null;
  private leave: () => void = () => undefined;
  private isReady = false;
  private isRunning = false;
  private token: string | null = null;
  private refused: string | null = null;
  private count = 0;

  constructor(private readonly means: RealtimeMeans) {}

  /** Subscribes; returns a function that unsubscribes. */
  listen<Data>(asked: Asked, listener: Listener<Data>): () => void {
    const id = String((this.count += 1));
    this.listenings.set(id, { ...asked, listener: taking(listener) });
    if (this.isReady) this.start(id);
    if (!this.isRunning) void this.run();
    return () => this.stop(id);
  }

  /** Leaves the connection if the server has moved; it then reconnects to the new address. */
  async leaveOldPlace(): Promise<void> {
    const { url } = await this.means.place(false);
    if (this.place !== null && this.place.url !== url) this.leave();
  }

  private stop(id: string): void {
    if (!this.listenings.delete(id)) return;
    if (this.isReady) this.socket?.send(stopMessage(id));
    if (this.listenings.size === 0) this.socket?.close();
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    for (let failures = 0; this.listenings.size > 0;) {
      failures = (await this.connection(failures > 0).catch((error: unknown) => this.endUnlessPassing(error)))
        ? 0
        : failures + 1;
      if (this.listenings.size > 0) await waitFor(pauseAfter(failures));
    }
    this.isRunning = false;
  }

  /** Resolves when the connection has ended; true if it was ever established. */
  private async connection(isLost: boolean): Promise<boolean> {
    const { connect, accessToken } = this.means;
    const place = await this.means.place(isLost);
    this.token = await accessToken(this.refused);
    if (this.listenings.size === 0) return false;
    const socket = connect(place.url, connectionProtocols(place.host, this.token));
    this.place = place;
    this.socket = socket;
    return new Promise((resolve) => {
      let hasStood = false;
      // A server that does not answer may not answer the closing handshake either.
      const giveUp = () => {
        socket.close();
        over();
      };
      this.leave = giveUp;
      let watchdog = setTimeout(giveUp, longestHandshakeMilliseconds);
      const over = () => {
        clearTimeout(watchdog);
        socket.onmessage = socket.onclose = null;
        this.isReady = false;
        resolve(hasStood);
      };
      socket.onopen = () => socket.send(initMessage);
      socket.onerror = () => undefined;
      socket.onmessage = ({ data }) => {
        this.hear(readMessage(data));
        hasStood ||= this.isReady;
        clearTimeout(watchdog);
        watchdog = setTimeout(giveUp, longestSilenceMilliseconds);
      };
      socket.onclose = over;
    });
  }

  private hear(message: ServerMessage | null): void {
    if (!message) return;
    if (message.type === 'connection_ack') return this.begin();
    if (message.type === 'connection_error') return this.turnAway(message.errors);
    const listening = this.listenings.get(message.id ?? '');
    if (message.type === 'start_ack') this.started(listening);
    else if (message.type === 'error' && isTokenRefused(message.errors)) this.turnAway(message.errors);
    else if (message.type === 'data') listening?.listener.hear(message.data);
    else if (message.id) this.end(message.id, message.type === 'error' ? new Refusal(message.errors[0]) : null);
  }

  private begin(): void {
    this.isReady = true;
    for (const id of this.listenings.keys()) this.start(id);
  }

  private started(listening: Listening | undefined): void {
    this.refused = null;
    listening?.listener.started();
  }

  private start(id: string): void {
    const listening = this.listenings.get(id);
    if (!listening || !this.place || !this.token) return;
    this.socket?.send(startMessage(id, listening, this.place.host, this.token));
  }

  /** The token may have expired meanwhile: tries once more with another one, then gives up. */
  private turnAway(errors: ServerErrors): void {
    if (isTokenRefused(errors) && this.refused === null) this.refused = this.token;
    else if (isTokenRefused(errors)) this.endAll(new Refusal(errors[0]));
    // Messages that are still on their way report the same refusal.
    if (this.socket) this.socket.onmessage = null;
    this.socket?.close();
  }

  private endUnlessPassing(error: unknown): boolean {
    if (error instanceof UnreachableError) return false;
    this.endAll(error instanceof Error ? error : new Error(String(error)));
    return false;
  }

  private endAll(reason: Error): void {
    for (const id of [...this.listenings.keys()]) this.end(id, reason);
  }

  private end(id: string, reason: Error | null): void {
    const listening = this.listenings.get(id);
    this.listenings.delete(id);
    listening?.listener.end(reason);
    if (this.listenings.size === 0) this.socket?.close();
  }
}

/** This type comes from AppSync itself. A refusal by a field has another type, and a new token would not help. */
const isTokenRefused = ([error]: ServerErrors) => error.errorType === 'UnauthorizedException';

/** The data has the shape that the subscription asked for. */
const taking = <Data>(listener: Listener<Data>): Listener<unknown> => ({
  ...listener,
  hear: (data) => listener.hear(data as Data),
});
