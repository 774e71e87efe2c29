import { expect, test } from 'vitest';
import { evaluate } from '../testing/evaluate';
import { filterExpression } from './filterExpression';

// Recorded from AppSync's EvaluateCode, which writes filters and conditions alike.
test.each([
  [{ v: { eq: 'x' } }, '(#v = :v_eq)'],
  [{ v: { ne: 1 } }, '(#v <> :v_ne)'],
  [{ v: { contains: 'x' } }, '(contains(#v,:v_contains))'],
  [{ v: { notContains: 'x' } }, '(NOT contains(#v,:v_notContains))'],
  [{ v: { beginsWith: 'x' } }, '(begins_with(#v,:v_beginsWith))'],
  [{ v: { between: [1, 9, 3] } }, '(#v BETWEEN :v_between_start AND :v_between_end)'],
  [{ v: { in: ['a', 'b'] } }, '(#v IN (:v_in_0, :v_in_1))'],
  [{ v: { in: [] } }, '(null)'],
  [{ v: { attributeExists: true } }, '(attribute_exists(#v))'],
  [{ v: { attributeExists: false } }, '(attribute_not_exists(#v))'],
  [{ v: { attributeType: 'stringSet' } }, '(attribute_type(#v,:v_attributeType))'],
  [{ v: { size: { gt: 2, lt: 5 } } }, '((size(#v) > :v_size_gt) AND (size(#v) < :v_size_lt))'],
  [{ v: { size: { size: { gt: 1 } } } }, '(size(#v) > :v_size_size_gt)'],
  [{ a: { eq: 1 }, b: { eq: 2 } }, '(#a = :a_eq) AND (#b = :b_eq)'],
  [{ v: { ge: 1, le: 5 } }, '((#v >= :v_ge) AND (#v <= :v_le))'],
  [{ and: [{ a: { eq: 1 } }] }, '(#a = :and_0_a_eq)'],
  [{ and: [{ a: { eq: 1 } }, { b: { eq: 2 } }] }, '((#a = :and_0_a_eq) AND (#b = :and_1_b_eq))'],
  [{ or: [{ a: { eq: 1 } }, { b: { eq: 2 } }] }, '((#a = :or_0_a_eq) OR (#b = :or_1_b_eq))'],
  [{ not: { not: { a: { eq: 1 } } } }, '(NOT (NOT (#a = :not_not_a_eq)))'],
  [
    { or: [{ and: [{ a: { eq: 1 } }, { b: { eq: 2 } }] }, { c: { eq: 3 } }] },
    '(((#a = :or_0_and_0_a_eq) AND (#b = :or_0_and_1_b_eq)) OR (#c = :or_1_c_eq))',
  ],
  [{}, ''],
  [{ v: {} }, ''],
  [{ a: { eq: 1 }, b: {} }, '(#a = :a_eq) AND '],
  [{ not: {} }, '(NOT )'],
])('%j is %s', (filter, expression) => {
  expect(filterExpression(filter)?.expression).toBe(expression);
});

test('names and values are typed and named after their place', () => {
  expect(filterExpression({ and: [{ a: { eq: null } }, { b: { in: [1.5] } }] })).toMatchObject({
    expressionNames: { '#a': 'a', '#b': 'b' },
    expressionValues: { ':and_0_a_eq': { NULL: null }, ':and_1_b_in_0': { N: 1.5 } },
  });
});

test.each([
  null,
  [],
  'text',
  { v: { foo: 1 } },
  { v: 'x' },
  { a: { b: { eq: 1 } } },
  { and: { a: { eq: 1 } } },
  { and: [{ a: { eq: 1 } }, null] },
  { not: [{ a: { eq: 1 } }] },
  { v: { between: [1] } },
  { v: { in: 'x' } },
  { v: { attributeExists: 'yes' } },
  { v: { attributeType: 'S' } },
  { v: { size: 3 } },
])('%j has no expression', (filter) => {
  expect(filterExpression(filter)).toBe(null);
});

test.each(['toDynamoDBFilterExpression', 'toDynamoDBConditionExpression'])(
  'util.transform.%s answers with JSON',
  (name) => {
    expect(evaluate(`util.transform.${name}({ title: { contains: 'Hello' } })`)).toBe(
      '{"expression":"(contains(#title,:title_contains))","expressionNames":{"#title":"title"},' +
        '"expressionValues":{":title_contains":{"S":"Hello"}}}',
    );
    expect(evaluate(`util.transform.${name}(null)`)).toBe(null);
  },
);
