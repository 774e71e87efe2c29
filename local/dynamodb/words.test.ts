import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, tableOfThings, type OpenDatabase } from './testing/database';

const folder = mkdtempSync(join(tmpdir(), 'quire-words-'));
let database: OpenDatabase;

beforeAll(async () => {
  database = await openDatabase(folder, [tableOfThings()]);
  await put({ ...Key, note: text('x'), amount: { N: '1' } });
});

afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const text = (S: string) => ({ S });
const TableName = 'things';
const Key = { pk: text('kept') };
const put = (Item: object) => database.dynamo.call('PutItem', { TableName, Item });
const puts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ TableName, Item: { pk: text(`secret ${index}`) } }));

const where = (ConditionExpression: string): [string, object] => [
  'PutItem',
  { TableName, Item: Key, ConditionExpression },
];
const set = (UpdateExpression: string, value: object = { N: '1' }): [string, object] => [
  'UpdateItem',
  {
    TableName,
    Key,
    UpdateExpression,
    ...(UpdateExpression.includes(':v') ? { ExpressionAttributeValues: { ':v': value } } : {}),
  },
];
const find = (KeyConditionExpression: string): [string, object] => [
  'Query',
  { TableName, KeyConditionExpression, ExpressionAttributeValues: { ':v': text('a') } },
];

const wrongOperand = 'An operand in the update expression has an incorrect data type';
const syntax = (kind: string, token: string) => `Invalid ${kind}Expression: Syntax error; token: "${token}"`;

// DynamoDB's messages, from recordings of projects that compare emulators with it.
test.each<[what: string, request: [string, object], message: string]>([
  ['a sum of a text', set('SET price = note + :v'), wrongOperand],
  ['a list appended to a number', set('SET prices = list_append(amount, :v)', { L: [] }), wrongOperand],
  ['an addition to a text', set('ADD note :v'), wrongOperand],
  ['a range of partition keys', find('pk > :v'), 'Query key condition not supported'],
  ['a condition that breaks off', where('pk = '), syntax('Condition', '<EOF>')],
  ['a function that breaks off', where('begins_with(pk)'), syntax('Condition', ')')],
  ['an update that breaks off', set('SET x'), syntax('Update', '<EOF>')],
  [
    'a projection with two dots',
    ['GetItem', { TableName, Key, ProjectionExpression: 'a..b' }],
    syntax('Projection', '.'),
  ],
  [
    'no action',
    ['TransactWriteItems', { TransactItems: [{}] }],
    'TransactItems can only contain one of Check, Put, Update or Delete',
  ],
  [
    'too many actions',
    ['TransactWriteItems', { TransactItems: puts(101).map((Put) => ({ Put })) }],
    "Value '[...]' at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100",
  ],
  [
    'too many puts',
    ['BatchWriteItem', { RequestItems: { things: puts(26).map(({ Item }) => ({ PutRequest: { Item } })) } }],
    "1 validation error detected: Value '{...}' at 'requestItems' failed to satisfy constraint: Map value must satisfy",
  ],
  ['no actions', ['TransactWriteItems', { TransactItems: [] }], "Value '[]' at 'transactItems'"],
  [
    'an item too large',
    ['PutItem', { TableName, Item: { ...Key, large: text('x'.repeat(410_000)) } }],
    'Item size has exceeded the maximum allowed size',
  ],
  ['a condition that does not hold', where('attribute_not_exists(pk)'), 'The conditional request failed'],
])('%s is refused in the words of DynamoDB', async (_what, [operation, input], message) => {
  const refused = database.dynamo.call(operation, input);
  await expect(refused).rejects.toThrow(message);
  // Names from inside the engine, and the input.
  await expect(refused).rejects.not.toThrow(/\bSome\(|_request|secret|Expected|operands|exactly one/);
});

test('the reasons of a cancelled transaction are in its words, too', async () => {
  const Update = {
    TableName,
    Key,
    UpdateExpression: 'SET price = note + :v',
    ExpressionAttributeValues: { ':v': { N: '1' } },
  };
  await expect(database.dynamo.call('TransactWriteItems', { TransactItems: [{ Update }] })).rejects.toMatchObject({
    message: 'Transaction cancelled, please refer cancellation reasons for specific reasons [ValidationError]',
    body: { CancellationReasons: [{ Code: 'ValidationError', Message: wrongOperand }] },
  });
});
