import type { Listener } from './realtime';
import { pauseAskedBy, Refusal } from './refusal';
import { pauseAfter, waitFor, type Retry } from './retry';

type Page<Change> = { items: Change[]; cursor: string; hasMore: boolean; isReset?: true };

export type FollowMeans<Change> = {
  /** The feed behind the cursor. */
  changes: (after: string) => Promise<Page<Change>>;
  /** Listens to whatever happens; answers with what stops it. */
  listen: (listener: Listener<unknown>) => () => void;
  retry: Retry;
};

export type Follower<Change> = {
  /** Called for one change after the other, each of them once. */
  change(change: Change): Promise<void> | void;
  /** Everything up to this cursor was handed over: the place to go on from. */
  reached?(cursor: string): Promise<void> | void;
  /** Not every change since the last cursor is known any more: list anew; it goes on from this one. */
  reset(cursor: string): Promise<void> | void;
};

// A push may be lost without the connection's being so.
const longestWaitMilliseconds = 60_000;

/**
 * Hands over every change of the caller's feed behind the cursor, as it comes, until the signal is aborted. What is pushed is
 * a hint only: the feed is pulled at once, when listening has begun, after each hint, and now and then without one.
 */
export async function follow<Change>(
  means: FollowMeans<Change>,
  from: string,
  follower: Follower<Change>,
  signal: AbortSignal,
): Promise<void> {
  const hints = new Hints();
  let stop = hints.listenBy(means);
  try {
    for (let cursor = from; ;) {
      cursor = await pull(means, cursor, follower, signal);
      // Whoever is not let in any more was told so by the pull.
      if (hints.isOver()) {
        await hints.rest(signal);
        stop = hints.listenBy(means);
      }
      await hints.next(signal);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    stop();
  }
}

/** To the end of the feed as it is now; answers with where that is. */
async function pull<Change>(
  { changes, retry }: FollowMeans<Change>,
  from: string,
  follower: Follower<Change>,
  signal: AbortSignal,
): Promise<string> {
  for (let cursor = from; ;) {
    const after = cursor;
    const page = await retry(() => changes(after), signal).catch((error: unknown) => resetPage<Change>(error));
    if (page.isReset) await follower.reset(page.cursor);
    for (const change of page.items) {
      signal.throwIfAborted();
      await follower.change(change);
    }
    if (page.cursor !== cursor) await follower.reached?.(page.cursor);
    cursor = page.cursor;
    if (!page.hasMore) return cursor;
  }
}

function resetPage<Change>(error: unknown): Page<Change> {
  if (!(error instanceof Refusal) || error.errorType !== 'CursorReset') throw error;
  return { items: [], cursor: String(error.errorInfo.cursor), hasMore: true, isReset: true };
}

/** However many come while nobody looks, they are one. */
class Hints {
  private isGiven = false;
  private isEnded = false;
  private reason: Error | null = null;
  private refusals = 0;
  private wake: () => void = () => undefined;

  listenBy({ listen }: Pick<FollowMeans<unknown>, 'listen'>): () => void {
    this.isEnded = false;
    return listen({ started: () => this.start(), hear: () => this.give(), end: (reason) => this.end(reason) });
  }

  /** True when the server has ended what was listened to. */
  isOver = () => this.isEnded;

  /** Resolves at the next hint, or when it has been quiet for long. Rejects when there is no use in listening. */
  async next(signal: AbortSignal): Promise<void> {
    if (!this.isGiven && !signal.aborted) await this.quiet(signal);
    signal.throwIfAborted();
    this.isGiven = false;
    if (this.reason && pauseAskedBy(this.reason) === null) throw this.reason;
  }

  /** Before it is listened to once more, where it was refused for the moment only. */
  async rest(signal: AbortSignal): Promise<void> {
    const asked = pauseAskedBy(this.reason);
    if (asked === null) return;
    this.reason = null;
    this.refusals += 1;
    await waitFor(asked * 1000 + pauseAfter(this.refusals), signal);
  }

  private start(): void {
    this.refusals = 0;
    this.give();
  }

  private give(): void {
    this.isGiven = true;
    this.wake();
  }

  private end(reason: Error | null): void {
    this.isEnded = true;
    this.reason = reason;
    this.give();
  }

  private quiet(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.wake(), longestWaitMilliseconds);
      this.wake = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', this.wake);
        resolve();
      };
      signal.addEventListener('abort', this.wake);
    });
  }
}
