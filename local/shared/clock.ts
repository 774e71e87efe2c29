import { setTimeout as delay } from 'node:timers/promises';

/** The source of time, which a test can replace. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after this time, or at once when the signal is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(milliseconds, signal) {
    await delay(milliseconds, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  },
};
