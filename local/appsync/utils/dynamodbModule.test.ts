import { expect, test } from 'vitest';
import { evaluate } from '../testing/evaluate';

const key = { id: { S: 'a' } };
const exists = { expression: '(attribute_exists(#id))', expressionNames: { '#id': 'id' }, expressionValues: {} };

// get, put, remove, update with add and append, and the operations were recorded from AppSync's EvaluateCode.
test.each([
  [`ddb.get({ key: { id: 'a' } })`, { operation: 'GetItem', key }],
  [
    `ddb.get({ key: { id: 'a' }, consistentRead: true, projection: ['id', 'owner.name'] })`,
    {
      operation: 'GetItem',
      key,
      consistentRead: true,
      projection: {
        expression: '#id, #owner.#name',
        expressionNames: { '#id': 'id', '#owner': 'owner', '#name': 'name' },
      },
    },
  ],
  [`ddb.put({ key: { id: 'a' }, item: { n: 10 } })`, { operation: 'PutItem', key, attributeValues: { n: { N: 10 } } }],
  [`ddb.remove({ key: { id: 'a' } })`, { operation: 'DeleteItem', key }],
  [
    `ddb.remove({ key: { id: 'a' }, condition: { id: { attributeExists: true } } })`,
    { operation: 'DeleteItem', key, condition: exists },
  ],
  [
    `ddb.query({ query: { id: { eq: 'a' } }, index: 'byId', limit: 10, nextToken: null })`,
    {
      operation: 'Query',
      index: 'byId',
      limit: 10,
      query: {
        expression: '(#id = :id_eq)',
        expressionNames: { '#id': 'id' },
        expressionValues: { ':id_eq': { S: 'a' } },
      },
    },
  ],
  [`ddb.scan({ limit: 10, nextToken: 'abc' })`, { operation: 'Scan', limit: 10, nextToken: 'abc' }],
  [
    `ddb.batchGet({ tables: { T: { keys: [{ id: 'a' }] } } })`,
    { operation: 'BatchGetItem', tables: { T: { keys: [key] } } },
  ],
  [`ddb.batchPut({ tables: { T: [{ id: 'a' }] } })`, { operation: 'BatchPutItem', tables: { T: [key] } }],
  [`ddb.batchDelete({ tables: { T: [{ id: 'a' }] } })`, { operation: 'BatchDeleteItem', tables: { T: [key] } }],
  [
    `ddb.transactGet({ items: [{ table: 'T', key: { id: 'a' } }] })`,
    { operation: 'TransactGetItems', transactItems: [{ table: 'T', key }] },
  ],
  [
    `ddb.transactWrite({ items: [
      { putItem: { table: 'T', key: { id: 'a' }, item: { n: 1 } } },
      { conditionCheck: { table: 'T', key: { id: 'a' }, condition: { id: { attributeExists: true } } } },
    ] })`,
    {
      operation: 'TransactWriteItems',
      transactItems: [
        { operation: 'PutItem', table: 'T', key, attributeValues: { n: { N: 1 } } },
        { operation: 'ConditionCheck', table: 'T', key, condition: exists },
      ],
    },
  ],
  ['ddb.operations.add(10)', { type: 'OPERATION_ADD', value: 10 }],
  ['ddb.operations.append([1])', { type: 'OPERATION_APPEND', items: [1] }],
  ['ddb.operations.prepend([1])', { type: 'OPERATION_PREPEND', items: [1] }],
  ['ddb.operations.increment(10)', { type: 'OPERATION_INCREMENT', by: 10 }],
  ['ddb.operations.decrement(10)', { type: 'OPERATION_DECREMENT', by: 10 }],
  ['ddb.operations.replace({ a: 10 })', { type: 'OPERATION_REPLACE', value: { a: 10 } }],
  [`ddb.toStringSet(['a'])`, { SS: ['a'] }],
])('%s', (expression, value) => {
  expect(evaluate(expression)).toEqual(value);
});

test.each([
  ['{ n: ddb.operations.add(10) }', 'SET #expName_1 = :expValue_1', { ':expValue_1': { N: 10 } }],
  ['{ n: ddb.operations.increment() }', 'SET #expName_1 = #expName_1 + :expValue_1', { ':expValue_1': { N: 1 } }],
  ['{ n: ddb.operations.decrement(2) }', 'SET #expName_1 = #expName_1 - :expValue_1', { ':expValue_1': { N: 2 } }],
  [
    '{ l: ddb.operations.append([1]) }',
    'SET #expName_1 = list_append(#expName_1, :expValue_1)',
    { ':expValue_1': { L: [{ N: 1 }] } },
  ],
  [
    '{ l: ddb.operations.prepend([1]) }',
    'SET #expName_1 = list_append(:expValue_1, #expName_1)',
    { ':expValue_1': { L: [{ N: 1 }] } },
  ],
  [`{ l: [ddb.operations.updateListItem('x', 2)] }`, 'SET #expName_1[2] = :expValue_1', { ':expValue_1': { S: 'x' } }],
  [
    `{ a: 'x', b: ddb.operations.remove() }`,
    'SET #expName_1 = :expValue_1 REMOVE #expName_2',
    { ':expValue_1': { S: 'x' } },
  ],
  [`{ a: { b: ddb.operations.remove() } }`, 'REMOVE #expName_1.#expName_2', {}],
  [`{ a: { b: 'x' } }`, 'SET #expName_1 = :expValue_1', { ':expValue_1': { M: { b: { S: 'x' } } } }],
])('an update of %s', (update, expression, expressionValues) => {
  expect(evaluate(`ddb.update({ key: { id: 'a' }, update: ${update} })`)).toMatchObject({
    operation: 'UpdateItem',
    key,
    update: { expression, expressionValues },
  });
});

test.each([
  [`ddb.sync({})`, 'sync of @aws-appsync/utils/dynamodb is not built in local/appsync.'],
  [
    `ddb.remove({ key: { id: 'a' }, condition: { id: { like: 1 } } })`,
    'is not a filter that DynamoDB can be asked for.',
  ],
  [`ddb.transactWrite({ items: [{ dropItem: { table: 'T', key: {} } }] })`, 'transactWrite has no dropItem'],
])('%s is an error', (expression, message) => {
  expect(() => evaluate(expression)).toThrow(message);
});
