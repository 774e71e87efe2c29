import { isPassing, problemOf } from './problem';

export type Retry = <T>(attempt: () => Promise<T>) => Promise<T>;

type Surroundings = { wait: (milliseconds: number) => Promise<void>; random: () => number };

const firstDelay = 400;
const longestDelay = 8000;

/** Tries again what may pass by itself, after growing pauses of random length so that clients do not march in step. */
export function createRetry({ wait, random }: Surroundings, attempts: number): Retry {
  return async (attempt) => {
    for (let failures = 1; ; failures += 1) {
      try {
        return await attempt();
      } catch (error) {
        if (failures === attempts || !isPassing(problemOf(error))) throw error;
        await wait(delayAfter(failures) * (0.5 + random() / 2));
      }
    }
  };
}

const surroundings: Surroundings = {
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  random: Math.random,
};

/** For what somebody started and can see going on. */
export const retryPatiently = createRetry(surroundings, 6);

/** For what somebody is waiting for with an empty page. */
export const retryBriefly = createRetry(surroundings, 3);

const delayAfter = (failures: number) => Math.min(longestDelay, firstDelay * 2 ** (failures - 1));
