import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  paginateQuery,
  TransactWriteCommand,
  type QueryCommandInput,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Key } from '../shared/keys';

/** The table as housekeeping uses it: consistent reads, and writes that carry their conditions. */
export const table = process.env.TABLE ?? '';

const client = DynamoDBDocumentClient.from(new DynamoDBClient());

export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

export async function load<Item>(key: Key): Promise<Item | null> {
  const { Item } = await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
  return (Item as Item | undefined) ?? null;
}

/** Of these rows those that are there; at most 100. */
export async function loadAll<Item>(keys: Key[]): Promise<Item[]> {
  if (keys.length === 0) return [];
  const RequestItems = { [table]: { Keys: keys, ConsistentRead: true } };
  const { Responses, UnprocessedKeys } = await client.send(new BatchGetCommand({ RequestItems }));
  const left = (UnprocessedKeys?.[table]?.Keys ?? []) as Key[];
  return [...((Responses?.[table] ?? []) as Item[]), ...(await loadAll<Item>(left))];
}

/** All that a query finds, page by page. */
export async function* find<Item>(query: Omit<QueryCommandInput, 'TableName'>): AsyncGenerator<Item> {
  for await (const { Items = [] } of paginateQuery({ client }, { TableName: table, ...query })) {
    yield* Items as Item[];
  }
}

/** False when a condition was not met: somebody else has done the work, or undone its reason. */
export async function commit(writes: Write[]): Promise<boolean> {
  try {
    await client.send(new TransactWriteCommand({ TransactItems: writes }));
    return true;
  } catch (error) {
    if (isRefused(error)) return false;
    throw error;
  }
}

function isRefused(error: unknown): boolean {
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
  return codes.includes('ConditionalCheckFailed');
}
