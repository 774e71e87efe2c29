import { setTimeout as delay } from 'node:timers/promises';
import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  paginateQuery,
  TransactWriteCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Key } from '../shared/keys';
import type { Write } from '../shared/write';
import { required } from './environment';
import { asSdk } from './asSdk';

/** The table as functions use it: consistent reads, and writes that carry their conditions. */
export const tableName = () => required('TABLE');

const client = DynamoDBDocumentClient.from(new DynamoDBClient());

export async function load<Item>({ pk, sk }: Key): Promise<Item | null> {
  const { Item } = await client.send(new GetCommand({ TableName: tableName(), Key: { pk, sk }, ConsistentRead: true }));
  return (Item as Item | undefined) ?? null;
}

/** Reads at most 100 rows and returns those that exist. */
export async function loadAll<Item>(keys: Key[]): Promise<Item[]> {
  if (keys.length === 0) return [];
  const RequestItems = { [tableName()]: { Keys: keys, ConsistentRead: true } };
  const { Responses, UnprocessedKeys } = await client.send(new BatchGetCommand({ RequestItems }));
  const left = (UnprocessedKeys?.[tableName()]?.Keys ?? []) as Key[];
  return [...((Responses?.[tableName()] ?? []) as Item[]), ...(await loadAll<Item>(left))];
}

/** All that a query finds, page by page. */
export async function* find<Item>(query: Omit<QueryCommandInput, 'TableName'>): AsyncGenerator<Item> {
  for await (const { Items = [] } of paginateQuery({ client }, { TableName: tableName(), ...query })) {
    yield* Items as Item[];
  }
}

/** Milliseconds to wait before each retry when another transaction uses the same rows. */
const conflictPauses = [50, 100, 200];

/** False if a condition failed: the work is already done, or no longer needed. */
export async function commit(writes: Write[], pauses = conflictPauses): Promise<boolean> {
  try {
    await client.send(new TransactWriteCommand({ TransactItems: writes.map((write) => asSdk(tableName(), write)) }));
    return true;
  } catch (error) {
    if (isCancelledBy(error, 'ConditionalCheckFailed')) return false;
    const [pause, ...later] = pauses;
    if (pause === undefined || !isCancelledBy(error, 'TransactionConflict')) throw error;
    await delay(pause * (0.5 + Math.random()));
    return commit(writes, later);
  }
}

function isCancelledBy(error: unknown, code: string): boolean {
  if (!(error instanceof TransactionCanceledException)) return false;
  return (error.CancellationReasons ?? []).some(({ Code }) => Code === code);
}
