import { getIntrospectionQuery, parse } from 'graphql';
import { expect, test } from 'vitest';
import { requireAffordable, requireParsable } from './cost';
import { fragmentsOf } from './operations';
import { asking } from './testing/api';
import { returning } from './testing/cloud';

const ask = asking({
  sdl: 'type Query { item: Item args(list: AWSJSON): Int } type Item { id: ID item: Item items: [Item] }',
  fields: { 'Query.item': { code: returning('{ id: ctx.info.selectionSetList.length }') } },
});

const times = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => write(i)).join(' ');

/** Fragments that each spread the next one twice: 2^count fields. */
const doubling = (count: number) =>
  `{ item { ...F0 } } ${times(count, (i) => `fragment F${i} on Item { ...F${i + 1} ...F${i + 1} }`)} fragment F${count} on Item { id }`;

const nested = (count: number, open: string, close: string, inner: string) =>
  open.repeat(count) + inner + close.repeat(count);

test.each<[string, string]>([
  ['20 fragments that double', doubling(20)],
  ['28 fragments that double', doubling(28)],
  ['1,200 fragments that double', doubling(1200)],
  [
    'fragments that double through fields',
    doubling(28).replaceAll(/\.\.\.(F\d+) \.\.\.F\d+/g, 'a: item { ...$1 } b: item { ...$1 }'),
  ],
  ['fragments that double and go round', doubling(28).replace('{ id }', '{ id ...F0 }')],
  ['doubling fragments that nobody spreads', doubling(28).replace('...F0', 'id')],
  ['1,001 fields', `{ ${times(1001, (i) => `a${i}: __typename`)} }`],
  ['10,000 aliases', `{ ${times(10_000, (i) => `a${i}: __typename`)} }`],
  ['100,000 times __typename', `{ ${'__typename '.repeat(100_000)} }`],
  ['fields of one name', `{ ${'__typename '.repeat(200)} }`],
  ['fields of one name with long arguments', `{ ${times(40, () => `args(list: "${'x'.repeat(500)}")`)} }`],
  ['directives repeated', `{ __typename ${'@skip(if: false) '.repeat(100_000)} }`],
  ['a list of 10,000', `{ args(list: [${'1 '.repeat(10_000)}]) }`],
  ['an object of 10,000', `{ args(list: { ${times(10_000, (i) => `a${i}: 1`)} }) }`],
  ['10,000 variables', `query (${times(10_000, (i) => `$v${i}: Int`)}) { __typename }`],
  ['fields below each other', nested(3000, '{ item ', '}', '{ id }')],
  ['lists below each other', `{ args(list: ${nested(3000, '[', ']', '1')}) }`],
  ['objects below each other', `{ args(list: ${nested(3000, '{ a: ', '}', '1')}) }`],
  ['types below each other', `query ($v: ${nested(3000, '[', ']', 'Int')}) { __typename }`],
  ['inline fragments below each other', nested(3000, '{ ... ', '}', '{ __typename }')],
  ['brackets that are never closed', '{ item '.repeat(3000)],
  ['a long text', `{ args(list: "${'x'.repeat(100_000)}") }`],
  ['a long name', `{ ${'x'.repeat(100_000)} }`],
  ['a long number', `{ args(list: ${'9'.repeat(100_000)}) }`],
  ['comments', `${'#\n'.repeat(100_000)} { __typename }`],
  ['escapes', `{ args(list: "${'\\u00e9'.repeat(20_000)}") }`],
  ['many operations', times(500, (i) => `query Q${i} { ...F }`) + 'fragment F on Query { __typename }'],
  [
    'many fragments',
    `{ ${times(200, (i) => `...F${i}`)} } ${times(200, (i) => `fragment F${i} on Query { a${i}: __typename }`)}`,
  ],
  ['long aliases above many fields', `{ ${'x'.repeat(1000)}: item { ${times(100, (i) => `a${i}: id`)} } }`],
])('%s are refused before they are looked at (E-39)', async (_name, query) => {
  await expect(ask(query)).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining('too costly') as string,
  });
});

test.each<[string, string]>([
  ['1,000 fields', `{ ${times(1000, (i) => `a${i}: __typename`)} }`],
  [
    'a fragment spread by 30 fields',
    `{ ${times(30, (i) => `a${i}: item { ...F }`)} } fragment F on Item { ${times(20, (i) => `f${i}: id`)} }`,
  ],
  [
    'the introspection of tools',
    getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    }),
  ],
  ['99 levels', nested(98, '{ item ', '}', '{ id }')],
])('%s are answered (E-39)', async (_name, query) => {
  expect(await ask(query)).not.toHaveProperty('errors');
});

const list = (count: number) => `{ args(list: [${'1 '.repeat(count)}]) }`;

test.each<[string, number, (count: number) => string]>([
  ['tokens', 5_000, (count) => list(count - 9)],
  ['characters', 32_768, (count) => '{ __typename }'.padEnd(count)],
  ['brackets inside each other', 100, (count) => nested(count, '{ item ', '}', '')],
])('the %s of a text may be %i and not one more (E-39)', (what, most, text) => {
  expect(() => requireParsable(text(most))).not.toThrow();
  expect(() => requireParsable(text(most + 1))).toThrow(what);
});

/** Each column: what is compared with what, and how many of it come to 20,000 comparisons and to more. */
test.each<[string, string, string]>([
  ['fields of one name', `{ ${'a '.repeat(141)} }`, `{ ${'a '.repeat(142)} }`],
  [
    'arguments, ten characters of which count as one',
    `{ ${'a(x: "123456789") '.repeat(81)} }`,
    `{ ${'a(x: "123456789") '.repeat(82)} }`,
  ],
  [
    'sets of fields with fragments and operations',
    `{ ...F0 } ${times(139, (i) => `fragment F${i} on Query { a${i} }`)}`,
    `{ ...F0 } ${times(140, (i) => `fragment F${i} on Query { a${i} }`)}`,
  ],
  [
    'operations with fragments and variables',
    times(81, (i) => `query Q${i}($v: Int) { a${i}(x: $v) }`),
    times(82, (i) => `query Q${i}($v: Int) { a${i}(x: $v) }`),
  ],
])('%s are compared up to a bound (E-39)', (_what, affordable, costly) => {
  const require = (text: string) => {
    const document = parse(text);
    requireAffordable(document, fragmentsOf(document));
  };
  expect(() => require(affordable)).not.toThrow();
  expect(() => require(costly)).toThrow('more than 20000 comparisons');
});

test('a query with thousands of mistakes is told some of them', async () => {
  const { errors = [] } = await ask(`{ ${times(900, (i) => `wrong${i}`)} }`);
  expect(errors.length).toBeLessThanOrEqual(21);
});
