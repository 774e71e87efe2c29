import type { Api } from '../api';
import { forwarded, type Headers } from '../headers';
import { startRequest } from './credentials';
import type { Hub, Listener } from './hub';
import type { ServerMessage, Start } from './messages';
import { errorsOf, refusal } from './refusal';
import type { Subscription } from './subscription';

/** Where a connection stands. */
export type Place = {
  hub: Hub;
  /** Works with the present version of the code. */
  use<T>(work: (api: Api) => Promise<T>): Promise<T>;
  headers: Headers;
  sourceIp: string;
};

/** Without a listener while the start is under way. */
type Started = { characters: number; listener?: Listener; isOver: () => boolean };

const mostSubscriptions = 100;
// Ours: what was asked is kept as long as the subscription, parsed, and 500 connections may come from one address.
const mostCharacters = 65_536;

/** The subscriptions of one connection, by the ids that its client has given them. */
export class Subscriptions {
  private readonly started = new Map<string, Started>();

  constructor(
    private readonly place: Place,
    private readonly tell: (message: ServerMessage) => void,
  ) {}

  async start(id: string, start: Start): Promise<void> {
    if (this.started.has(id)) {
      return this.refuse(id, refusal('DuplicatedOperationError', `Duplicated operation with id ${id}`));
    }
    if (this.started.size >= mostSubscriptions) {
      const message = `Max number of ${mostSubscriptions} subscriptions reached`;
      return this.refuse(id, refusal('MaxSubscriptionsReachedError', message));
    }
    const characters = id.length + start.data.length;
    if (this.charactersKept() + characters > mostCharacters) {
      const message = `Subscriptions of one connection have ${mostCharacters} characters at most`;
      return this.refuse(id, refusal('LimitExceededError', message));
    }
    const started: Started = { characters, isOver: () => false };
    this.started.set(id, started);
    try {
      this.begin(id, started, await this.subscribe(start));
    } catch (error) {
      // Stopped, or the connection is gone: nobody waits for the answer.
      if (this.started.get(id) === started) this.end(id, error);
    }
  }

  stop(id: string): void {
    this.drop(id);
    this.tell({ type: 'complete', id });
  }

  endExpired(): void {
    for (const [id, { isOver }] of this.started) if (isOver()) this.expire(id);
  }

  clear(): void {
    for (const id of this.started.keys()) this.drop(id);
  }

  private charactersKept(): number {
    return [...this.started.values()].reduce((sum, { characters }) => sum + characters, 0);
  }

  /** Each start must prove its caller, independently of the connection. */
  private subscribe({ request, data, headers }: Start): Promise<Subscription> {
    const { sourceIp } = this.place;
    return this.place.use(async (api) => {
      const caller = await api.authenticate(startRequest(headers, data, sourceIp));
      return api.subscribe(request, caller, forwarded({ ...this.place.headers, ...headers }, sourceIp));
    });
  }

  private begin(id: string, started: Started, subscription: Subscription): void {
    if (this.started.get(id) !== started) return;
    started.listener = this.listenerOf(id, subscription);
    started.isOver = () => subscription.isOver();
    this.tell({ type: 'start_ack', id });
    this.place.hub.add(started.listener);
  }

  private listenerOf(id: string, subscription: Subscription): Listener {
    const { field, mutations } = subscription;
    return {
      field,
      mutations,
      hear: (payload) => {
        if (subscription.isOver()) return this.expire(id);
        if (subscription.matches(payload)) this.tell({ type: 'data', id, payload: subscription.bodyOf(payload) });
      },
      invalidate: (payload) => {
        if (subscription.isInvalidatedBy(payload)) this.stop(id);
      },
    };
  }

  /** AppSync ends a subscription so; how long after its token has expired is not known. Here no event comes after it. */
  private expire(id: string): void {
    this.end(id, refusal('UnauthorizedException', 'Token has expired.'));
  }

  private end(id: string, error: unknown): void {
    this.drop(id);
    this.refuse(id, error);
  }

  private drop(id: string): void {
    const listener = this.started.get(id)?.listener;
    if (listener) this.place.hub.remove(listener);
    this.started.delete(id);
  }

  private refuse(id: string, error: unknown): void {
    this.tell({ type: 'error', id, payload: { errors: errorsOf(error) } });
  }
}
