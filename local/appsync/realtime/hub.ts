/** What a mutation tells its subscribers: the field, and its value under the names of the schema. */
export type Event = { mutation: string; payload: unknown };

export type Invalidation = { subscriptionField: string; payload: unknown };

export type Listener = {
  /** The field of Subscription, and the mutations it names. */
  field: string;
  mutations: string[];
  hear(payload: unknown): void;
  invalidate(payload: unknown): void;
};

/**
 * All listeners by topic. It survives code reloads, so that the last answers of the old code still reach their
 * listeners.
 */
export class Hub {
  private readonly listeners = new Map<string, Set<Listener>>();

  add(listener: Listener): void {
    for (const topic of topicsOf(listener)) {
      const known = this.listeners.get(topic) ?? new Set();
      this.listeners.set(topic, known.add(listener));
    }
  }

  remove(listener: Listener): void {
    for (const topic of topicsOf(listener)) {
      const known = this.listeners.get(topic);
      known?.delete(listener);
      if (known?.size === 0) this.listeners.delete(topic);
    }
  }

  publish({ mutation, payload }: Event): void {
    for (const listener of this.at(`Mutation.${mutation}`)) listener.hear(payload);
  }

  invalidate({ subscriptionField, payload }: Invalidation): void {
    for (const listener of this.at(`Subscription.${subscriptionField}`)) listener.invalidate(payload);
  }

  /** As they are now: listeners leave while they are told. */
  private at(topic: string): Listener[] {
    return [...(this.listeners.get(topic) ?? [])];
  }
}

function topicsOf({ field, mutations }: Listener): string[] {
  return [`Subscription.${field}`, ...mutations.map((name) => `Mutation.${name}`)];
}
