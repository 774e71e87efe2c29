import { expect, test } from 'vitest';
import type { Dynamo } from '../../dynamodb/client';
import { dynamodbSource } from './dynamodb';
import { faulty } from './faulty';
import { pageTokens } from './pageToken';

const none = { conflict: 0, throttle: 0, lost: 0, seed: 42 };
const key = { pk: { S: 'a' } };
const get = { operation: 'GetItem', key };
const item = { table: 'Things', operation: 'DeleteItem', key };
const write = { operation: 'TransactWriteItems', transactItems: [item, item, item] };
const read = { operation: 'TransactGetItems', transactItems: [{ table: 'Things', key }] };

/** A table that fails as asked, and what reached its engine. */
function tableWith(faults: Partial<typeof none>) {
  const reached: string[] = [];
  const engine: Dynamo = {
    call: (operation) => {
      reached.push(operation);
      return Promise.resolve({ Item: key, Responses: [{}] } as never);
    },
    close: () => undefined,
  };
  return { reached, source: dynamodbSource(faulty(engine, { ...none, ...faults }), 'Things', pageTokens('secret')) };
}

async function outcomes(faults: Partial<typeof none>, request: object, count: number): Promise<string[]> {
  const { source } = tableWith(faults);
  const types: string[] = [];
  for (let index = 0; index < count; index++) types.push((await source.invoke(request)).error?.type ?? 'answered');
  return types;
}

const reasonsOf = (result: unknown) => (result as { cancellationReasons: { type: string }[] }).cancellationReasons;

test('a conflict cancels a transaction because of one of its items, and nothing reaches the engine', async () => {
  const { source, reached } = tableWith({ conflict: 1 });
  const { result, error } = await source.invoke(write);
  const reasons = reasonsOf(result);
  const types = reasons.map(({ type }) => type);
  expect(types.toSorted()).toEqual(['None', 'None', 'TransactionConflict']);
  expect(reasons).toContainEqual({ type: 'TransactionConflict', message: 'Transaction is ongoing for the item' });
  expect(reasons).toContainEqual({ type: 'None', message: null });
  expect(error).toEqual({
    type: 'DynamoDB:TransactionCanceledException',
    message: expect.stringContaining(
      `Transaction cancelled, please refer cancellation reasons for specific reasons [${types.join(', ')}] (Service: DynamoDb, Status Code: 400, Request ID: `,
    ) as string,
  });
  expect(reached).toEqual([]);
});

test('nothing but the writing of a transaction conflicts', async () => {
  for (const request of [get, read]) {
    expect(await outcomes({ conflict: 1 }, request, 5)).toEqual(Array(5).fill('answered'));
  }
});

test('every operation may be throttled, by either kind of table, and does not reach the engine', async () => {
  const { source, reached } = tableWith({ throttle: 1 });
  const types = new Set<string | undefined>();
  for (let index = 0; index < 20; index++) types.add((await source.invoke(get)).error?.type);
  expect([...types].toSorted()).toEqual([
    'DynamoDB:ProvisionedThroughputExceededException',
    'DynamoDB:ThrottlingException',
  ]);
  expect(reached).toEqual([]);
});

test.each([write, read])('a throttled transaction is cancelled for that reason: $operation', async (request) => {
  const { source } = tableWith({ throttle: 1 });
  const seen = new Set<string>();
  for (let index = 0; index < 20; index++) {
    const { result, error } = await source.invoke(request);
    expect(error?.type).toBe('DynamoDB:TransactionCanceledException');
    for (const { type } of reasonsOf(result)) if (type !== 'None') seen.add(type);
  }
  expect([...seen].toSorted()).toEqual(['ProvisionedThroughputExceeded', 'ThrottlingError']);
});

test('a lost answer is that of a dropped connection, and the operation was carried out', async () => {
  const { source, reached } = tableWith({ lost: 1 });
  expect(await source.invoke(write)).toEqual({
    result: null,
    error: { type: 'DynamoDB:SdkClientException', message: 'DynamoDB cannot be reached. (Service: DynamoDb)' },
  });
  expect(reached).toEqual(['TransactWriteItems']);
});

test.each([
  [{ conflict: 0.1 }, 'DynamoDB:TransactionCanceledException', 100],
  [{ lost: 0.3 }, 'DynamoDB:SdkClientException', 300],
  [{}, 'answered', 1000],
])('of a thousand writes with %j, the outcome %s is met about %i times', async (faults, type, count) => {
  const met = (await outcomes(faults, write, 1000)).filter((each) => each === type).length;
  expect(Math.abs(met - count)).toBeLessThanOrEqual(count === 1000 ? 0 : 40);
});

test('the same seed fails the same calls, another one others', async () => {
  const faults = { conflict: 0.2, throttle: 0.2, lost: 0.2 };
  const first = await outcomes(faults, write, 50);
  expect(await outcomes(faults, write, 50)).toEqual(first);
  expect(await outcomes({ ...faults, seed: 43 }, write, 50)).not.toEqual(first);
});
