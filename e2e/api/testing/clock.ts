import { afterEach, vi } from 'vitest';

/** Moves the clock of the cloud in this process. Only Date moves: its sockets and timers go on. */
export function travel(seconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
}

/** The clock stands still until it is moved, so that seconds are exact. */
export const stopClock = (): void => travel(0);

const machineNow = Date.now;

/** By the clock of this machine, which no test moves: that of web servers and whoever else signs. */
export const machineDate = (): Date => new Date(machineNow());

/** For a file whose tests move the clock: each begins at the real time. */
export const useClock = (): void => afterEach(() => void vi.useRealTimers());
