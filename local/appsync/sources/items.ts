import { fromWireItem, toWireItem, type Item } from './attributeValues';
import type { Table } from './table';
import { expressionsOf } from './expressions';
import type { DynamoRequest } from './requests';
import type { Answer } from './source';

type Attributes = { Attributes?: Item };

export async function getItem({ key, consistentRead, projection }: DynamoRequest, table: Table): Promise<Answer> {
  const { Item } = await table.call<{ Item?: Item }>('GetItem', {
    TableName: table.name,
    Key: wire(key),
    ConsistentRead: consistentRead ?? false,
    ...expressionsOf({ ProjectionExpression: projection }),
  });
  return { result: plain(Item) };
}

/** DynamoDB never returns what a put has written; AppSync does. */
export async function putItem({ key, attributeValues, condition }: DynamoRequest, table: Table): Promise<Answer> {
  const item = { ...wire(attributeValues), ...wire(key) };
  await table.call('PutItem', {
    TableName: table.name,
    Item: item,
    ...expressionsOf({ ConditionExpression: condition }),
  });
  return { result: fromWireItem(item) };
}

export async function updateItem({ key, update, condition }: DynamoRequest, table: Table): Promise<Answer> {
  const { Attributes } = await table.call<Attributes>('UpdateItem', {
    TableName: table.name,
    Key: wire(key),
    ReturnValues: 'ALL_NEW',
    ...expressionsOf({ UpdateExpression: update, ConditionExpression: condition }),
  });
  return { result: plain(Attributes) };
}

export async function deleteItem({ key, condition }: DynamoRequest, table: Table): Promise<Answer> {
  const { Attributes } = await table.call<Attributes>('DeleteItem', {
    TableName: table.name,
    Key: wire(key),
    ReturnValues: 'ALL_OLD',
    ...expressionsOf({ ConditionExpression: condition }),
  });
  return { result: plain(Attributes) };
}

function wire(item: Record<string, unknown> | undefined): Item {
  return toWireItem((item ?? {}) as Item);
}

function plain(item: Item | undefined): Record<string, unknown> | null {
  return item ? fromWireItem(item) : null;
}
