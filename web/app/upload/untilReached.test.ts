import { ServerError } from '@apollo/client/errors';
import { expect, test } from 'vitest';
import { UnreachableError } from '#client/reach';
import { StoreUnwellError } from '#client/store';
import { untilReached, type Cut } from './untilReached';

/** A network that comes back as soon as somebody waits for it, so that no pause takes time. */
const quick = () => {
  const network = new EventTarget();
  const listen: EventTarget['addEventListener'] = (...given) => {
    network.addEventListener(...given);
    queueMicrotask(() => network.dispatchEvent(new Event('online')));
  };
  return { addEventListener: listen, removeEventListener: network.removeEventListener.bind(network) } as Window;
};

const unwell = new ServerError('No', { response: new Response(null, { status: 503 }), bodyText: '' });

test.each([
  ['no answer', new UnreachableError(), 'network'],
  ['an API that is unwell', unwell, 'quire'],
  ['a store that is unwell', new StoreUnwellError(), 'quire'],
])('after %s the same is tried until it succeeds, and what is waited for is said', async (_case, error, by) => {
  const told: Cut[] = [];
  const failures = Array.from({ length: 20 }, () => error);
  const attempt = () => {
    const failure = failures.shift();
    return failure ? Promise.reject(failure) : Promise.resolve('saved');
  };
  expect(await untilReached((cut) => told.push(cut), quick())(attempt)).toBe('saved');
  expect(told).toEqual(Array.from({ length: 20 }, () => ({ at: 'cut', by })));
});

test('what no network mends is told at once', async () => {
  const told: Cut[] = [];
  const attempt = () => Promise.reject(new Error('a fault of ours'));
  await expect(untilReached((cut) => told.push(cut), quick())(attempt)).rejects.toThrow('a fault of ours');
  expect(told).toEqual([]);
});

test('whoever stops it does not wait for the network', async () => {
  const stop = new AbortController();
  const never = new EventTarget() as Window;
  const attempt = () => Promise.reject(new UnreachableError());
  const trying = untilReached(() => stop.abort(), never)(attempt, stop.signal);
  await expect(trying).rejects.toMatchObject({ name: 'AbortError' });
});
