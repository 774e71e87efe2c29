import { expect, test } from 'vitest';
import { Hub, type Listener } from './hub';

const listener = (told: unknown[], given: Partial<Listener> = {}): Listener => ({
  field: 'onItem',
  mutations: ['putItem', 'dropItem'],
  hear: (payload) => void told.push(payload),
  invalidate: (payload) => void told.push({ invalidated: payload }),
  ...given,
});

test('a listener hears of the mutations it names, and is invalidated by its field', () => {
  const told: unknown[] = [];
  const hub = new Hub();
  hub.add(listener(told));
  for (const mutation of ['putItem', 'dropItem', 'other']) hub.publish({ mutation, payload: mutation });
  for (const subscriptionField of ['onItem', 'putItem']) hub.invalidate({ subscriptionField, payload: 1 });
  expect(told).toEqual(['putItem', 'dropItem', { invalidated: 1 }]);
});

test('who leaves while being told takes nothing from the others', () => {
  const [first, second]: [unknown[], unknown[]] = [[], []];
  const hub = new Hub();
  const leaving = listener([], {
    hear: (payload) => {
      first.push(payload);
      hub.remove(leaving);
    },
  });
  hub.add(leaving);
  hub.add(listener(second));
  for (const payload of [1, 2]) hub.publish({ mutation: 'putItem', payload });
  expect([first, second]).toEqual([[1], [1, 2]]);
});
