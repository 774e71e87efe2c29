import { setTimeout as pause } from 'node:timers/promises';
import type { PollDeviceLoginMutation } from '#client/generated';
import { LoginDeniedError, LoginExpiredError } from './sessionErrors';

export type Poll = PollDeviceLoginMutation['pollDeviceLogin'];

type Waiting = {
  poll: () => Promise<Poll>;
  /** Seconds before the first poll. */
  interval: number;
  signal?: AbortSignal;
  wait?: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>;
};

/** Polls at the interval that the server asks for, until the person has decided in the browser. */
export async function decision({ poll, interval, signal, wait = waitFor }: Waiting) {
  for (let seconds = interval; ;) {
    await wait(seconds * 1000, signal);
    const { status, code, redirectUri, ...told } = await poll();
    if (status === 'DENIED') throw new LoginDeniedError();
    if (status === 'EXPIRED') throw new LoginExpiredError();
    if (status === 'APPROVED' && code && redirectUri) return { code, redirectUri };
    seconds = told.interval;
  }
}

const waitFor = (milliseconds: number, signal?: AbortSignal) => pause(milliseconds, undefined, { signal });
