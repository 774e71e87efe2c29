import { isDeepStrictEqual } from 'node:util';
import { fromWireItem, toWireItem, type Item } from './attributeValues';
import type { Table } from './table';
import { expressionsOf } from './expressions';
import type { DynamoRequest, Expression } from './requests';
import { malformed, type Answer } from './source';

type Read = { keys: Item[]; consistentRead?: boolean | null; projection?: Expression | null };
type GetOutput = { Responses?: Record<string, Item[]>; UnprocessedKeys?: Record<string, { Keys: Item[] }> };
type WriteRequest = { PutRequest?: { Item: Item }; DeleteRequest?: { Key: Item } };
type WriteOutput = { UnprocessedItems?: Record<string, WriteRequest[]> };

/** Items come back in the order of their keys, with null for what is not there. */
export async function batchGet({ tables }: DynamoRequest, { call }: Table): Promise<Answer> {
  const reads = mapped(tables, (read) => requireRead(read));
  const input = mapped(reads, ({ keys, consistentRead, projection }) => ({
    Keys: keys,
    ConsistentRead: consistentRead ?? false,
    ...expressionsOf({ ProjectionExpression: projection }),
  }));
  const { Responses = {}, UnprocessedKeys = {} } = await call<GetOutput>('BatchGetItem', { RequestItems: input });
  const data = mapped(reads, ({ keys }, table) => inOrder(keys, Responses[table] ?? []));
  const unprocessedKeys = mapped(reads, (_read, table) => UnprocessedKeys[table]?.Keys.map(fromWireItem) ?? []);
  return { result: { data, unprocessedKeys } };
}

export async function batchPut({ tables }: DynamoRequest, { call }: Table): Promise<Answer> {
  const items = mapped(tables, (list) => requireItems(list));
  const RequestItems = mapped(items, (list) => list.map((Item) => ({ PutRequest: { Item } })));
  const { UnprocessedItems = {} } = await call<WriteOutput>('BatchWriteItem', { RequestItems });
  const left = mapped(
    items,
    (_list, table) => UnprocessedItems[table]?.map((each) => each.PutRequest?.Item ?? {}) ?? [],
  );
  return { result: { data: written(items, left), unprocessedItems: mapped(left, (list) => list.map(fromWireItem)) } };
}

export async function batchDelete({ tables }: DynamoRequest, { call }: Table): Promise<Answer> {
  const keys = mapped(tables, (list) => requireItems(list));
  const RequestItems = mapped(keys, (list) => list.map((Key) => ({ DeleteRequest: { Key } })));
  const { UnprocessedItems = {} } = await call<WriteOutput>('BatchWriteItem', { RequestItems });
  const left = mapped(
    keys,
    (_list, table) => UnprocessedItems[table]?.map((each) => each.DeleteRequest?.Key ?? {}) ?? [],
  );
  return { result: { data: written(keys, left), unprocessedKeys: mapped(left, (list) => list.map(fromWireItem)) } };
}

/** What was written, in order, with null for what was left over. */
function written(all: Record<string, Item[]>, left: Record<string, Item[]>) {
  return mapped(all, (list, table) =>
    list.map((item) => (left[table]?.some((each) => isDeepStrictEqual(each, item)) ? null : fromWireItem(item))),
  );
}

function inOrder(keys: Item[], items: Item[]) {
  return keys.map((key) => {
    const names = Object.keys(key);
    const item = items.find((each) => names.every((name) => isDeepStrictEqual(each[name], key[name])));
    return item ? fromWireItem(item) : null;
  });
}

function requireRead(read: unknown): Read {
  const { keys, ...rest } = read as Read;
  if (!Array.isArray(keys)) throw malformed("Value for field '$[tables][keys]' not found.");
  return { keys: keys.map(toWireItem), ...rest };
}

function requireItems(list: unknown): Item[] {
  if (!Array.isArray(list)) throw malformed("Value for field '$[tables]' is not a list.");
  return (list as Item[]).map(toWireItem);
}

function mapped<T, U>(
  tables: Record<string, T> | undefined,
  change: (value: T, table: string) => U,
): Record<string, U> {
  return Object.fromEntries(Object.entries(tables ?? {}).map(([table, value]) => [table, change(value, table)]));
}
