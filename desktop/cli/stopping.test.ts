import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { stoppingOf } from './stopping';

const names = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;
const tell = vi.fn();
const heard = () => names.flatMap((name) => process.listeners(name).map((listener) => ({ name, listener })));
const exits: unknown[] = [];
let before: NodeJS.SignalsListener[];

/** What the command itself does about signals. */
const added = () => heard().filter(({ listener }) => !before.includes(listener));

beforeEach(() => {
  before = heard().map(({ listener }) => listener);
  // As if the process ended there.
  vi.spyOn(process, 'exit').mockImplementation((code) => {
    exits.push(code);
    throw new Error('ended');
  });
  vi.useFakeTimers();
});

afterEach(() => {
  for (const { name, listener } of added()) process.off(name, listener);
  process.exitCode = undefined;
  vi.useRealTimers();
  vi.restoreAllMocks();
  tell.mockClear();
  exits.length = 0;
});

function terminate(): void {
  for (const { name, listener } of added()) if (name === 'SIGTERM') listener(name);
}

test('a command that does not end in time is ended, with the code of the signal', () => {
  const { signal } = stoppingOf(tell);
  terminate();
  expect(signal.aborted).toBe(true);
  expect(() => vi.advanceTimersByTime(3_000)).toThrow('ended');
  expect(exits).toEqual([143]);
  expect(tell).toHaveBeenCalledOnce();
});

test('one that has ended keeps its own code, although a connection takes long to close', () => {
  stoppingOf(tell);
  terminate();
  process.exitCode = 0;
  expect(() => vi.advanceTimersByTime(3_000)).toThrow('ended');
  expect(exits).toEqual([undefined]);
  expect(tell).not.toHaveBeenCalled();
});
