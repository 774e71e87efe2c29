import { afterEach, expect, test, vi } from 'vitest';
import { asking } from './testing/api';
import { returning } from './testing/cloud';

const ten = '[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]';
const hundred = (item: string) => `${ten}.flatMap((id) => ${ten}.map(() => ${item}))`;

const ask = asking({
  sdl: `
    type Query { items(count: Int): [Item] args(list: [String], text: String, json: AWSJSON): AWSJSON match(text: String): Boolean }
    type Item { id: ID items: [Item] }
  `,
  fields: {
    'Query.items': { code: returning(hundred(`({ id, items: ${hundred('({ id })')} })`)) },
    'Query.args': { code: returning('ctx.args') },
    'Query.match': {
      code: `
        import { util } from '@aws-appsync/utils';
        export const request = (ctx) => ({ payload: util.matches('(a+)+', ctx.args.text) });
        export const response = (ctx) => ctx.result;
      `,
    },
  },
});

afterEach(() => void vi.restoreAllMocks());

const times = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join(' ');

test('introspection that multiplies is cut short before its fields are run (E-39)', async () => {
  const names = times(400, (index) => `n${index}: name`);
  const { errors = [] } = await ask(`{ __schema { types { fields { type { ${names} fields { ${names} } } } } } }`);
  expect(errors[0]).toMatchObject({ errorType: 'ExecutionLimitReached' });
  expect(await ask('{ __schema { types { fields { type { name } } } } }')).not.toHaveProperty('errors');
});

test('lists within lists are counted with their fields, before these are run (E-39)', async () => {
  expect(await ask('{ items { items { id } } }')).not.toHaveProperty('errors');
  const { errors = [] } = await ask('{ items { items { a: id b: id c: id } } }');
  expect(errors[0]).toMatchObject({ errorType: 'ExecutionLimitReached', path: ['items', expect.any(Number), 'items'] });
});

const megabyte = 'x'.repeat(1_000_000);

test.each([
  ['as arguments of many fields', `query ($text: String) { ${times(20, (i) => `a${i}: args(text: $text)`)} }`],
  ['a thousand times in one list', `query ($text: String) { args(list: [${'$text '.repeat(1000)}]) }`],
  [
    'by fragments that double',
    `query ($text: String) { ${times(8, (i) => `...F${i}`)} } ${times(8, (i) => `fragment F${i} on Query { a${i}: args(text: $text) }`)}`,
  ],
])('a long variable is not copied %s (E-39)', async (_name, query) => {
  await expect(ask(query, { text: megabyte })).rejects.toMatchObject({ status: 400 });
  expect(await ask(query, { text: 'short' })).not.toHaveProperty('errors');
});

test('a long variable may stand once', async () => {
  expect(await ask('query ($text: String) { args(text: $text) }', { text: megabyte })).not.toHaveProperty('errors');
});

test('what was sent is quoted in part only', async () => {
  const { errors = [] } = await ask('query ($list: [String]) { args(list: $list) }', {
    list: [{ a: megabyte }, 1, 2, 3],
  });
  expect(JSON.stringify(errors).length).toBeLessThan(3000);
});

const named = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, 1]));

test.each([
  ['in one object', (count: number) => named(count - 1)],
  ['in objects of a list', (count: number) => Array.from({ length: count / 100 }, () => named(100)).slice(1)],
])(
  'variables with more names than any schema has, %s, are refused before they are worded (E-39)',
  async (_name, of) => {
    const query = 'query ($list: [String]) { args(list: $list) }';
    const { errors } = await ask(query, { list: of(10_000) });
    expect(errors?.[0]?.message).toContain('got invalid value');
    await expect(ask(query, { list: of(10_200) })).rejects.toMatchObject({ status: 400 });
  },
);

test('JSON within JSON that goes deeper than anybody needs is refused as input (E-39)', async () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  const { errors } = await ask('query ($json: AWSJSON) { args(json: $json) }', { json: deep });
  expect(errors?.[0]?.message).toContain('valid JSON');
});

test('a pattern that would be tried for ever is stopped, and the next call works (E-39)', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  // Past the calls that are watched in any case.
  for (let call = 0; call < 4; call += 1)
    expect(await ask('{ match(text: "aaa") }')).toEqual({ data: { match: true } });
  const { errors } = await ask(`{ match(text: "${'a'.repeat(60)}!") }`);
  expect(errors).toMatchObject([{ errorType: 'Code', path: ['match'] }]);
  expect(await ask('{ match(text: "aaa") }')).toEqual({ data: { match: true } });
});
