import { util, type DynamoDBBatchGetItemRequest, type DynamoDBTransactGetItemsRequest } from '@aws-appsync/utils';
import { environment, type StepContext } from './context';
import type { Key } from './keys';
import { busy, requireAnswer } from './outcome';
import { refusals } from './transaction';

/** The rows that a batch has found, by `nameOf` of their keys. */
export type Found = Record<string, Key | undefined>;

type BatchAnswer = { data: Record<string, (Key | null)[]>; unprocessedKeys?: Record<string, Key[]> };

/** Reads all these rows consistently. */
export function batchGet(ctx: StepContext, keys: Key[], table = environment(ctx).TABLE): DynamoDBBatchGetItemRequest {
  return {
    operation: 'BatchGetItem',
    tables: { [table]: { keys: keys.map((key) => util.dynamodb.toMapValues(key)), consistentRead: true } },
  };
}

/** The same, but eventually consistent, at half the cost. */
export function laggingBatchGet(ctx: StepContext, keys: Key[]): DynamoDBBatchGetItemRequest {
  const lagging = { keys: keys.map((key) => util.dynamodb.toMapValues(key)), consistentRead: false };
  return { operation: 'BatchGetItem', tables: { [environment(ctx).TABLE]: lagging } };
}

/** The rows that are there. Ends the request when not every key was answered: nobody is let in on half an answer. */
export function batchFound(ctx: StepContext, table = environment(ctx).TABLE): Found {
  requireAnswer(ctx);
  const { data, unprocessedKeys } = ctx.result as BatchAnswer;
  if ((unprocessedKeys?.[table] ?? []).length > 0) busy();
  return foundOf(data[table] ?? []);
}

/** Reads all these rows in one transaction, so that none can move from one key to another in between. */
export function snapshot(ctx: StepContext, keys: Key[]): DynamoDBTransactGetItemsRequest {
  const table = environment(ctx).TABLE;
  return {
    operation: 'TransactGetItems',
    transactItems: keys.map((key) => ({ table, key: util.dynamodb.toMapValues(key) })),
  };
}

/** What `snapshot` has found. */
export function snapshotFound(ctx: StepContext): Found {
  // Reads have no conditions, so any cancellation ends the request.
  refusals(ctx);
  return foundOf((ctx.result as { items: (Key | null)[] }).items);
}

function foundOf(items: (Key | null)[]): Found {
  const found: Found = {};
  items.forEach((item) => {
    if (item) found[nameOf(item)] = item;
  });
  return found;
}

export function nameOf(key: Key): string {
  return `${key.pk} ${key.sk}`;
}
