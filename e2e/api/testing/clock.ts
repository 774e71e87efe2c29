import { afterEach, vi } from 'vitest';

/** Moves the clock of the cloud in this process. Only Date moves: its sockets and timers go on. */
export function travel(seconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
}

/** Stops the clock until it is moved, so that tests can count on exact seconds. */
export const stopClock = (): void => travel(0);

const machineNow = Date.now;

/** The date on the machine's clock, which no test moves; web servers and signers use it. */
export const machineDate = (): Date => new Date(machineNow());

/** For files whose tests move the clock: each test begins at the real time. */
export const useClock = (): void => afterEach(() => void vi.useRealTimers());
