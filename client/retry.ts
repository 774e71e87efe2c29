/** Tries again what may pass by itself. A signal ends the pauses too, and with them the trying. */
export type Retry = <T>(attempt: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** How many seconds to leave at least before the same again may succeed; null where it would not. */
export type PauseAsked = (error: unknown) => number | null;

type Surroundings = { wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>; random: () => number };

const firstDelayMilliseconds = 400;
const longestDelayMilliseconds = 8000;

/** The one retry policy of all clients: growing pauses of random length, so that clients do not march in step. */
export function createRetry(
  pauseAsked: PauseAsked,
  attempts: number,
  { wait, random }: Surroundings = surroundings,
): Retry {
  return async (attempt, signal) => {
    for (let failures = 1; ; failures += 1) {
      try {
        return await attempt();
      } catch (error) {
        const asked = pauseAsked(error);
        if (failures === attempts || asked === null) throw error;
        await wait(asked * 1000 + pauseAfter(failures, random), signal);
      }
    }
  };
}

/** Milliseconds to leave after so many failures in a row. */
export function pauseAfter(failures: number, random = Math.random): number {
  return Math.min(longestDelayMilliseconds, firstDelayMilliseconds * 2 ** (failures - 1)) * (0.5 + random() / 2);
}

const surroundings: Surroundings = { wait: waitFor, random: Math.random };

export function waitFor(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(reasonOf(signal));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}

const reasonOf = (signal?: AbortSignal): Error =>
  signal?.reason instanceof Error ? signal.reason : new DOMException('Stopped', 'AbortError');
