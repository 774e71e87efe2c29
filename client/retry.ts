/** Repeats an attempt that may succeed later. Aborting the signal also ends the pauses and stops trying. */
export type Retry = <T>(attempt: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** The minimum seconds to wait before trying again; null if trying again cannot help. */
export type PauseAsked = (error: unknown) => number | null;

type Surroundings = { wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>; random: () => number };

const firstDelayMilliseconds = 400;
const longestDelayMilliseconds = 8000;

/** The retry policy of all clients: growing pauses of random length, so that clients do not all come back at once. */
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

/** The milliseconds to wait after this many failures in a row. */
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
