import { afterEach, expect, test, vi } from 'vitest';
import { parseFaults, printFaults, readFaults } from './faults';

afterEach(() => vi.unstubAllEnvs());

const none = { conflict: 0, throttle: 0, lost: 0, seed: 1 };

test.each([
  ['conflict=0.1,throttle=0.05,lost=.01,seed=42', { conflict: 0.1, throttle: 0.05, lost: 0.01, seed: 42 }],
  ['seed=1,lost=1', { ...none, lost: 1 }],
  ['seed=4294967295,conflict=0', { ...none, seed: 4_294_967_295 }],
])('%s is understood', (text, faults) => {
  expect(parseFaults(text)).toEqual(faults);
});

test('what is printed gives the same faults again, with the seed that was chosen', () => {
  const faults = parseFaults('conflict=0.1');
  expect(parseFaults(printFaults(faults))).toEqual(faults);
  expect(parseFaults('conflict=0.1').seed).not.toBe(faults.seed);
});

test.each([undefined, ''])('nothing fails where QUIRE_FAULTS is %j', (text) => {
  vi.stubEnv('QUIRE_FAULTS', text);
  expect(readFaults()).toBeUndefined();
});

test.each([
  ['yes', '"yes" sets none of conflict, throttle, lost, seed.'],
  ['toString=1', '"toString=1" sets none of conflict, throttle, lost, seed.'],
  ['conflict=0.1,', '"" sets none of conflict, throttle, lost, seed.'],
  ['conflict=0.1, lost=0.1', '" lost=0.1" sets none of conflict, throttle, lost, seed.'],
  ['conflict', 'conflict is a share from 0 to 1 such as 0.1, not "".'],
  ['conflict=10%', 'conflict is a share from 0 to 1 such as 0.1, not "10%".'],
  ['throttle=1.5', 'throttle is a share from 0 to 1 such as 0.1, not "1.5".'],
  ['lost=-0.1', 'lost is a share from 0 to 1 such as 0.1, not "-0.1".'],
  ['lost=0.1=2', 'lost is a share from 0 to 1 such as 0.1, not "0.1=2".'],
  ['conflict=0.1,conflict=0.2', 'conflict is set twice.'],
  ['seed=1.5', 'seed is a whole number from 0 to 4294967295, not "1.5".'],
  ['seed=4294967296', 'seed is a whole number from 0 to 4294967295, not "4294967296".'],
  ['conflict=0.6,throttle=0.6', 'the shares add up to more than 1.'],
])('%s is refused in one sentence', (text, reason) => {
  expect(() => parseFaults(text)).toThrow(`QUIRE_FAULTS is wrong: ${reason}`);
});
