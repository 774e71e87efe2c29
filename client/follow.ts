import type { Listener } from './realtime';
import { pauseAskedBy, Refusal } from './refusal';
import { pauseAfter, waitFor, type Retry } from './retry';

type Page<Change> = { items: Change[]; cursor: string; hasMore: boolean; isReset?: true };

export type FollowMeans<Change> = {
  /** Reads the page of the feed that follows the cursor. */
  changes: (after: string) => Promise<Page<Change>>;
  /** Subscribes to hints that the feed has grown; returns a function that unsubscribes. */
  listen: (listener: Listener<unknown>) => () => void;
  retry: Retry;
};

export type Follower<Change> = {
  /** Called once for each change, one after the other. */
  change(change: Change): Promise<void> | void;
  /** Everything up to this cursor was handed over, so following can continue from here. */
  reached?(cursor: string): Promise<void> | void;
  /** Some changes since the last cursor are no longer known: list everything again. Following continues from this cursor. */
  reset(cursor: string): Promise<void> | void;
};

// A push can be lost while the connection stays up.
const longestWaitMilliseconds = 60_000;

/**
 * Hands over every change of the caller's feed after the cursor, as it comes, until the signal is aborted. A push is only a hint:
 * the feed is pulled at once, when listening has begun, after each hint, and from time to time without one.
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
      // If the caller had lost access, the pull would have thrown.
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

/** Reads up to the present end of the feed, and answers with that cursor. */
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

/** Counts any number of hints between two pulls as one. */
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

  /** True when the server has ended the subscription. */
  isOver = () => this.isEnded;

  /** Resolves at the next hint, or after a long time without one. Rejects if listening again cannot help. */
  async next(signal: AbortSignal): Promise<void> {
    if (!this.isGiven && !signal.aborted) await this.quiet(signal);
    signal.throwIfAborted();
    this.isGiven = false;
    if (this.reason && pauseAskedBy(this.reason) === null) throw this.reason;
  }

  /** Waits before the next subscription if the last one was refused only for the moment. */
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
