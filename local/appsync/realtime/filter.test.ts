import { expect, test } from 'vitest';
import { matchesFilter, type Operator } from './filter';
import { requireFilter } from './filterLimits';

type Given = { fieldName: string; operator: string; value: unknown };

const one = (...filters: Given[]) => ({ filterGroup: [{ filters }] });
const is = (fieldName: string, operator: string, value: unknown): Given => ({ fieldName, operator, value });

const event = {
  text: 'launch day',
  size: 3,
  isOpen: true,
  tags: ['a', 'b'],
  seats: [10, 11],
  none: null,
  inner: { name: 'n', deep: { deeper: { deepest: { value: 1 } } } },
};

test.each<[string, Operator, unknown, boolean]>([
  ['size', 'eq', 3, true],
  ['size', 'eq', '3', false],
  ['text', 'eq', 'Launch day', false],
  ['isOpen', 'eq', true, true],
  ['size', 'ne', 4, true],
  ['size', 'ne', 3, false],
  ['size', 'lt', 3, false],
  ['size', 'le', 3, true],
  ['size', 'gt', 2, true],
  ['size', 'ge', 4, false],
  ['text', 'gt', 'a', true],
  ['text', 'lt', 5, false],
  ['text', 'contains', 'launch', true],
  ['text', 'contains', 'lunch', false],
  ['tags', 'contains', 'a', true],
  ['tags', 'contains', 'c', false],
  ['seats', 'contains', 10, true],
  ['seats', 'contains', '10', false],
  ['size', 'contains', 3, true],
  ['text', 'notContains', 'lunch', true],
  ['tags', 'notContains', 'a', false],
  ['text', 'beginsWith', 'launch', true],
  ['text', 'beginsWith', 'day', false],
  ['size', 'beginsWith', '3', false],
  ['size', 'in', [1, 3], true],
  ['size', 'in', [1, 2], false],
  ['size', 'notIn', [1, 2], true],
  ['size', 'notIn', [1, 3], false],
  ['size', 'between', [1, 5], true],
  ['size', 'between', [3, 5], false],
  ['size', 'between', [1, 3], false],
  ['text', 'between', ['a', 'z'], true],
  ['seats', 'containsAny', [10, 15], true],
  ['seats', 'containsAny', [12, 15], false],
  ['text', 'containsAny', ['launch day'], true],
  ['inner.name', 'eq', 'n', true],
  ['inner.deep.deeper.deepest.value', 'eq', 1, true],
  ['inner.name.more', 'eq', 'n', false],
  ['toString', 'ne', 'x', false],
])('%s %s %j is %s', (fieldName, operator, value, holds) => {
  expect(matchesFilter(event, requireFilter(one(is(fieldName, operator, value))))).toBe(holds);
});

test.each<[Operator, unknown]>([
  ['eq', 'x'],
  ['ne', 'x'],
  ['notContains', 'x'],
  ['notIn', ['x']],
])('a field without a value does not meet %s', (operator, value) => {
  for (const fieldName of ['none', 'missing', 'none.more']) {
    expect(matchesFilter(event, requireFilter(one(is(fieldName, operator, value))))).toBe(false);
  }
});

test.each<[string, Given[][], boolean]>([
  ['all of a group hold', [[is('size', 'eq', 3), is('text', 'contains', 'day')]], true],
  ['one of a group does not', [[is('size', 'eq', 3), is('text', 'contains', 'night')]], false],
  ['one of the groups holds', [[is('size', 'eq', 4)], [is('size', 'eq', 3)]], true],
  ['none of them does', [[is('size', 'eq', 4)], [is('size', 'eq', 5)]], false],
])('where %s', (_name, groups, holds) => {
  const filter = requireFilter({ filterGroup: groups.map((filters) => ({ filters })) });
  expect(matchesFilter(event, filter)).toBe(holds);
});

const many = (count: number) => Array.from({ length: count }, (_each, index) => index);
const fields = (count: number) => many(count).map((index) => is(`f${index}`, 'eq', 1));

test.each<[string, unknown, string]>([
  ['six fields', one(...fields(6)), 'Filters exceed maximum attributes limit 5 for subscription.'],
  [
    'eleven groups',
    { filterGroup: many(11).map(() => ({ filters: fields(1) })) },
    'Filters combination exceed maximum limit 10 for subscription.',
  ],
  [
    'lists that come to more than ten groups',
    one(is('a', 'in', many(4)), is('b', 'in', many(3))),
    'Filters combination exceed maximum limit 10 for subscription.',
  ],
  ['six values', one(is('a', 'in', many(6))), 'subscription exceeds maximum value limit 5 for operator `in`.'],
  [
    'six values not',
    one(is('a', 'notIn', many(6))),
    'subscription exceeds maximum value limit 5 for operator `notIn`.',
  ],
  [
    'twenty-one values',
    one(is('a', 'containsAny', many(21))),
    'subscription exceeds maximum value limit 20 for operator `containsAny`.',
  ],
  [
    'a field twice',
    one(is('a', 'ge', 1), is('a', 'le', 2)),
    'subscription filter uses same fieldName multiple time in single filter object.',
  ],
  ['an operator of another world', one(is('a', 'like', 1)), 'Subscription filters have no operator `like`.'],
  ['an inherited name', one(is('a', 'toString', 1)), 'Subscription filters have no operator `toString`.'],
  ['six levels', one(is('a.b.c.d.e.f', 'eq', 1)), 'A subscription filter needs a fieldName of at most 5 levels.'],
  [
    'a long text',
    one(is('a', 'eq', 'x'.repeat(257))),
    'A subscription filter compares numbers, booleans and texts of up to 256 characters.',
  ],
  [
    'null',
    one(is('a', 'eq', null)),
    'A subscription filter compares numbers, booleans and texts of up to 256 characters.',
  ],
  ['one value for in', one(is('a', 'in', 1)), 'The operator `in` takes another value.'],
  ['several values for eq', one(is('a', 'eq', [1])), 'The operator `eq` takes another value.'],
  ['three values for between', one(is('a', 'between', [1, 2, 3])), 'The operator `between` takes two values.'],
  ['no group', { filterGroup: [] }, 'A subscription filter has no filterGroup.'],
  ['an empty group', one(), 'A subscription filter has no filters.'],
  ['nothing', null, 'A subscription filter has no filterGroup.'],
])('a filter with %s is refused', (_name, filter, message) => {
  expect(() => requireFilter(filter)).toThrow(message);
});

test('a filter may use all that there is', () => {
  const texts = many(5).map((index) => String(index).repeat(256));
  const filter = { filterGroup: [{ filters: [is('a.b.c.d.e', 'in', texts), ...fields(4)] }, { filters: fields(5) }] };
  expect(requireFilter(filter)).toEqual(filter);
});
