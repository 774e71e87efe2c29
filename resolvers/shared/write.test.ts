import { expect, test } from 'vitest';
import { expressionOf } from './write';

test.each([
  [{ set: { name: 'a' } }, 'SET #name = :new_name'],
  [
    { set: { name: 'a', ttl: 1 }, remove: ['due', 'dueAt'] },
    'SET #name = :new_name, #ttl = :new_ttl REMOVE #due, #dueAt',
  ],
  [{ add: { times: 1, size: -2 } }, 'ADD #times :more_times, #size :more_size'],
  [
    { set: { ttl: 1 }, remove: ['ended'], add: { revision: 1 } },
    'SET #ttl = :new_ttl REMOVE #ended ADD #revision :more_revision',
  ],
  [{ remove: ['ended'] }, 'REMOVE #ended'],
])('the change %o is written as %s', (change, expression) => {
  expect(expressionOf(change).expression).toBe(expression);
});
