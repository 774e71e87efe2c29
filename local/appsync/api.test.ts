import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { getIntrospectionQuery } from 'graphql';
import { buildApi } from './api';
import { anonymous, asking, noFunctions } from './testing/api';
import { apiCloud, returning, resource, type Parts } from './testing/cloud';

const echo = returning('ctx.args');

const sdl = `
  type Query {
    args(limit: Int = 5, name: String, input: Filter): AWSJSON
    info: AWSJSON
    item: Item
    strict: Item!
    items: [Item!]
    when: AWSDateTime
    fails: Item
    warns: Int
    breaks: Int
    env: String
  }
  type Subscription { onItem: Item }
  input Filter { word: String = "none" size: Int }
  type Item { id: ID! name: String item: Item when: AWSDateTime! json: AWSJSON }
`;

const code = (response: string) => ({
  code: `import { util } from '@aws-appsync/utils'; export const request = () => ({}); export const response = (ctx) => { ${response} };`,
});

const fields: Parts['fields'] = {
  'Query.args': { code: echo },
  'Query.info': { code: returning('ctx.info') },
  'Query.item': code(`return { id: 'a', name: 'n', json: { a: 1 }, item: { id: 'b', item: { id: 'c' } } };`),
  'Query.strict': code('return null;'),
  'Query.items': code(`return [{ id: 'a' }, null];`),
  'Query.when': code(`return 'soon';`),
  'Query.fails': code(`util.error('no', 'Bad', { id: 'a', name: 'n' }, { more: 1 });`),
  'Query.warns': code(`util.appendError('careful', 'Odd'); return 1;`),
  'Query.breaks': code('return ctx.nothing.id;'),
  'Query.env': code('return ctx.env.TABLE;'),
};

const ask = asking({ sdl, fields, api: { EnvironmentVariables: { TABLE: 'T' } } });
const json = async (query: string, variables = {}) => {
  const { data } = await ask(query, variables);
  return JSON.parse(String(Object.values(data as object)[0])) as unknown;
};

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

test.each([
  ['defaults of the SDL are not there', '{ args }', {}, {}],
  ['a literal arrives', '{ args(limit: 3) }', {}, { limit: 3 }],
  ['a declared variable that is not sent is null', 'query ($l: Int) { args(limit: $l) }', {}, { limit: null }],
  ['a declared variable’s own default counts', 'query ($l: Int = 4) { args(limit: $l) }', {}, { limit: 4 }],
  ['a variable that is sent arrives', 'query ($l: Int) { args(limit: $l) }', { l: 2 }, { limit: 2 }],
  ['within an input too', 'query ($s: Int) { args(input: { size: $s }) }', {}, { input: { size: null } }],
  [
    'inputs have no defaults either',
    'query ($i: Filter) { args(input: $i) }',
    { i: { size: 1 } },
    { input: { size: 1 } },
  ],
])('%s', async (_name, query, variables, args) => {
  expect(await json(query, variables)).toEqual(args);
});

test('ctx.info tells the field and what is selected', async () => {
  const sdlWith = 'type Query { a: B } type B { c: B d: AWSJSON }';
  const asked = asking({ sdl: sdlWith, fields: { 'Query.a': { code: returning('{ d: ctx.info }') } } });
  const query = 'query ($x: String) { first: a { d ...More } } fragment More on B { c { other: d } }';
  const { errors } = await asked(query, { x: 1 });
  expect(errors?.[0]?.message).toContain('UnusedVariable');
  const { data } = await asked(query.replace(' ($x: String)', ''));
  const info = JSON.parse((data as { first: { d: string } }).first.d) as object;
  expect(info).toMatchObject({
    fieldName: 'a',
    parentTypeName: 'Query',
    variables: {},
    selectionSetList: ['d', 'c', 'c/other'],
  });
});

test('environment variables reach resolvers', async () => {
  expect(await ask('{ env }')).toEqual({ data: { env: 'T' } });
});

const at = (column: number) => [{ line: 1, column, sourceName: null }];

test.each([
  [
    'an unknown field',
    '{ badfield }',
    {
      data: null,
      errors: [
        {
          path: null,
          locations: at(3),
          message:
            "Validation error of type FieldUndefined: Field 'badfield' in type 'Query' is undefined @ 'badfield'",
        },
      ],
    },
  ],
  [
    'an unknown field further in',
    '{ item { ... on Item { item { bad } } } }',
    {
      errors: [
        {
          message: "Validation error of type FieldUndefined: Field 'bad' in type 'Item' is undefined @ 'item/item/bad'",
        },
      ],
    },
  ],
  [
    'a variable that has to be there',
    'query ($n: String!) { args(name: $n) }',
    {
      data: null,
      errors: [{ message: "Variable 'n' has coerced Null value for NonNull type 'String!'", locations: at(8) }],
    },
  ],
  [
    'an error of a resolver',
    '{ fails { id } }',
    {
      data: { fails: null },
      errors: [
        {
          path: ['fails'],
          data: { id: 'a' },
          errorType: 'Bad',
          errorInfo: { more: 1 },
          locations: at(3),
          message: 'no',
        },
      ],
    },
  ],
  [
    'an appended error',
    '{ warns }',
    {
      data: { warns: 1 },
      errors: [
        { path: ['warns'], data: null, errorType: 'Odd', errorInfo: null, locations: at(3), message: 'careful' },
      ],
    },
  ],
  [
    'an exception in a resolver',
    '{ breaks }',
    {
      data: { breaks: null },
      errors: [{ errorType: 'Code', message: expect.stringMatching(/^Query\.breaks:\d+:\d+: TypeError: /) as string }],
    },
  ],
  [
    'null where there has to be a value',
    '{ strict { id } }',
    {
      data: null,
      errors: [
        {
          message: "Cannot return null for non-nullable type: 'Item' within parent 'Query' (/strict)",
          path: ['strict'],
        },
      ],
    },
  ],
  [
    'null further in',
    '{ item { when } }',
    {
      data: { item: null },
      errors: [
        { message: "Cannot return null for non-nullable type: 'AWSDateTime' within parent 'Item' (/item/when)" },
      ],
    },
  ],
  [
    'null in a list',
    '{ items { id } }',
    {
      data: { items: null },
      errors: [{ message: "Cannot return null for non-nullable type: 'Item' within parent 'Query' (/items/1)" }],
    },
  ],
  [
    'a value that does not fit its scalar',
    '{ when }',
    {
      data: { when: null },
      errors: [
        {
          path: ['when'],
          message: "Can't serialize value (/when) : Unable to serialize `soon` as a valid AWSDateTime Object.",
        },
      ],
    },
  ],
  [
    'a subscription over HTTP',
    'subscription { onItem { id } }',
    { data: null, errors: [{ errorType: 'OperationNotSupported' }] },
  ],
])('%s has AppSync’s shape', async (_name, query, body) => {
  expect(await ask(query)).toMatchObject(body);
});

test('an answer without errors has no errors key', async () => {
  expect(await ask('{ item { id json } }')).toEqual({ data: { item: { id: 'a', json: '{"a":1}' } } });
});

test.each([
  ['{ item }', 'SubSelectionRequired'],
  ['{ args(other: 1) }', 'UnknownArgument'],
  ['{ args(limit: "x") }', 'WrongType'],
  ['{ ...None }', 'UndefinedFragment'],
  ['{ args(limit: $x) }', 'UndefinedVariable'],
])('the query %s is a validation error of type %s', async (query, type) => {
  const { errors } = await ask(query);
  expect(errors?.[0]?.message).toMatch(new RegExp(`^Validation error of type ${type}: `));
});

test.each([
  ['meow {', 'Unable to parse GraphQL query.'],
  ['query A { env } query B { env }', 'Missing operation name.'],
])('the query %s is refused whole', async (query, message) => {
  await expect(ask(query)).rejects.toMatchObject({ status: 400, message });
});

test('fields below the depth limit are errors, the rest is there', async () => {
  const shallow = asking({ sdl, fields, api: { QueryDepthLimit: 2 } });
  expect(await shallow('{ item { id item { id } } }')).toMatchObject({
    data: { item: { id: 'a', item: null } },
    errors: [{ path: ['item', 'item', 'id'], errorType: 'QueryDepthLimitReached' }],
  });
  expect(await shallow('{ item { id } }')).toEqual({ data: { item: { id: 'a' } } });
});

test('resolvers over the limit do not run', async () => {
  const few = asking({ sdl, fields, api: { ResolverCountLimit: 2 } });
  expect(await few('{ a: env b: env c: env }')).toMatchObject({
    data: { c: null },
    errors: [{ path: ['c'], errorType: 'ResolverExecutionLimitReached' }],
  });
});

test('introspection is on unless the API switches it off', async () => {
  expect((await ask(getIntrospectionQuery())).errors).toBeUndefined();
  const closed = asking({ sdl, fields, api: { IntrospectionConfig: 'DISABLED' } });
  const { errors } = await closed('{ __schema { types { name } } }');
  expect(errors?.[0]).toMatchObject({ path: null, message: expect.stringContaining('introspection') as string });
  expect(await closed('{ __typename }')).toEqual({ data: { __typename: 'Query' } });
});

test('a request to a data source that AppSync refuses ends the field and is logged', async () => {
  const lambda = { Name: 'fn', Type: 'AWS_LAMBDA', LambdaConfig: { LambdaFunctionArn: 'arn:fn' } };
  const cloud = apiCloud({
    sdl: 'type Query { a: Int }',
    sources: [lambda],
    fields: { 'Query.a': { source: 'fn', code: echo } },
  });
  cloud.template.resources.push(resource('AWS::Lambda::Function', { Arn: 'arn:fn' }));
  const body = await buildApi(cloud, noFunctions).execute(
    { query: '{ a }', variables: {}, operationName: null },
    anonymous,
    {},
  );
  expect(body.errors).toMatchObject([{ errorType: 'MappingTemplate' }]);
  expect(console.error).toHaveBeenCalledWith("Query.a: Value for field '$[operation]' not found.");
});

test.each<[string, Partial<Parts>, string]>([
  [
    'a data source of another kind',
    { sources: [{ Name: 'web', Type: 'HTTP' }] },
    'The data source web (HTTP) is not built in local/appsync.',
  ],
  [
    'a function that is not there',
    { sources: [{ Name: 'fn', Type: 'AWS_LAMBDA', LambdaConfig: { LambdaFunctionArn: 'arn:fn' } }] },
    'The data source fn calls arn:fn, which the template does not hold.',
  ],
  [
    'an unknown data source',
    { fields: { 'Query.env': { source: 'gone', code: echo } } },
    'Query.env asks a data source gone',
  ],
  [
    'code without a response',
    { fields: { 'Query.env': { code: 'export const request = () => 1;' } } },
    'The code of Query.env exports no response function.',
  ],
  ['code that does not parse', { fields: { 'Query.env': { code: 'export const = 1' } } }, 'Query.env:1:14: '],
  [
    'a resolver of no field',
    { fields: { 'Query.gone': { code: echo } } },
    'The template has a resolver of Query.gone, which the schema does not have.',
  ],
  ['a broken schema', { sdl: 'type Query {' }, 'Syntax Error'],
  [
    'an authentication that is not built',
    { api: { AuthenticationType: 'AWS_LAMBDA' } },
    'The authentication type AWS_LAMBDA is not built in local/appsync.',
  ],
])('%s stops the start with a sentence', (_name, parts, sentence) => {
  expect(() => asking({ sdl, ...parts })).toThrow(sentence);
});
