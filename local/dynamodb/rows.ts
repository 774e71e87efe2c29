import { DynamoError, type Dynamo } from './client';

type Value = string | number | boolean | string[];
type Row = Record<string, Value | undefined>;
export type Key = { pk: string; sk: string };

type Attribute = { S: string } | { N: string } | { BOOL: boolean } | { L: { S: string }[] };
export type Item = Record<string, Attribute>;

/** Converts a flat row to DynamoDB's JSON; undefined values are left out. */
export function itemOf(row: Row): Item {
  const entries = Object.entries(row).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, attributeOf(value)]],
  );
  return Object.fromEntries(entries) as Item;
}

function attributeOf(value: Value): Attribute {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  return { L: value.map((each) => ({ S: each })) };
}

/** Converts an item to a row; the caller names the type that it wrote. */
export function rowOf<T extends Row>(item: Item): T & Key {
  return Object.fromEntries(Object.entries(item).map(([name, attribute]) => [name, valueOf(attribute)])) as T & Key;
}

function valueOf(attribute: Attribute): Value {
  if ('S' in attribute) return attribute.S;
  if ('N' in attribute) return Number(attribute.N);
  if ('BOOL' in attribute) return attribute.BOOL;
  return attribute.L.map(({ S }) => S);
}

export async function findRow<T extends Row>(dynamo: Dynamo, table: string, key: Key): Promise<(T & Key) | undefined> {
  const input = { TableName: table, Key: itemOf(key), ConsistentRead: true };
  const { Item } = await dynamo.call<{ Item?: Item }>('GetItem', input);
  return Item && rowOf<T>(Item);
}

/** All rows of a partition, of the table or of its index, that match the expression. */
export async function queryRows<T extends Row>(
  dynamo: Dynamo,
  { table, index }: { table: string; index?: string },
  { expression, values = {} }: Condition,
): Promise<(T & Key)[]> {
  const rows: (T & Key)[] = [];
  let next: Item | undefined;
  do {
    const page: { Items: Item[]; LastEvaluatedKey?: Item } = await dynamo.call('Query', {
      TableName: table,
      ...(index ? { IndexName: index } : { ConsistentRead: true }),
      KeyConditionExpression: expression,
      ExpressionAttributeValues: itemOf(values),
      ...(next ? { ExclusiveStartKey: next } : {}),
    });
    rows.push(...page.Items.map((item) => rowOf<T>(item)));
    next = page.LastEvaluatedKey;
  } while (next);
  return rows;
}

/** A write's condition: DynamoDB's expression and the values in it. */
type Condition = { expression: string; values?: Row };

export async function putRow(dynamo: Dynamo, table: string, row: Key & Row, when?: Condition) {
  await dynamo.call('PutItem', { TableName: table, Item: itemOf(row), ...conditionOf(when) });
}

export async function removeRow(dynamo: Dynamo, table: string, key: Key, when?: Condition) {
  await dynamo.call('DeleteItem', { TableName: table, Key: itemOf(key), ...conditionOf(when) });
}

function conditionOf(when?: Condition) {
  if (!when) return {};
  return {
    ConditionExpression: when.expression,
    ...(when.values ? { ExpressionAttributeValues: itemOf(when.values) } : {}),
  };
}

/** Resolves to false if a write's condition did not hold. */
export async function succeeds(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof DynamoError && refusals.has(error.type)) return false;
    throw error;
  }
}

const refusals = new Set(['ConditionalCheckFailedException', 'TransactionCanceledException']);
