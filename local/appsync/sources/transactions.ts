import type { DynamoError } from '../../dynamodb/client';
import { fromWireItem, toWireItem, type Item } from './attributeValues';
import type { Table } from './table';
import { expressionsOf } from './expressions';
import type { DynamoRequest, TransactItem } from './requests';
import type { Answer } from './source';

type Reason = { Code?: string; Message?: string; Item?: Item };

export async function transactGet({ transactItems = [] }: DynamoRequest, { call }: Table): Promise<Answer> {
  const TransactItems = transactItems.map(({ table, key, projection }) => ({
    Get: { TableName: table, Key: wire(key), ...expressionsOf({ ProjectionExpression: projection }) },
  }));
  const { Responses } = await call<{ Responses: { Item?: Item }[] }>('TransactGetItems', { TransactItems });
  return { result: { items: Responses.map(({ Item }) => (Item ? fromWireItem(Item) : null)) } };
}

export async function transactWrite({ transactItems = [] }: DynamoRequest, { call }: Table): Promise<Answer> {
  await call('TransactWriteItems', { TransactItems: transactItems.map(writeOf) });
  return { result: { keys: transactItems.map(({ key }) => fromWireItem(wire(key))) } };
}

/** The reasons of a cancelled transaction, one for each of its items; null for any other refusal. */
export function cancelled({ body }: DynamoError): object | null {
  const reasons = body.CancellationReasons as Reason[] | undefined;
  if (!reasons) return null;
  return { keys: null, cancellationReasons: reasons.map(reasonOf) };
}

function reasonOf({ Code = 'None', Message, Item }: Reason) {
  return { type: Code, message: Message ?? null, ...(Item ? { item: fromWireItem(Item) } : {}) };
}

function writeOf({ operation, table, key, attributeValues, update, condition }: TransactItem) {
  const returnsItem = condition?.returnValuesOnConditionCheckFailure ?? true;
  const common = {
    TableName: table,
    ...expressionsOf({ UpdateExpression: update, ConditionExpression: condition }),
    ...(condition ? { ReturnValuesOnConditionCheckFailure: returnsItem ? 'ALL_OLD' : 'NONE' } : {}),
  };
  if (operation === 'PutItem') return { Put: { ...common, Item: { ...wire(attributeValues), ...wire(key) } } };
  if (operation === 'UpdateItem') return { Update: { ...common, Key: wire(key) } };
  if (operation === 'DeleteItem') return { Delete: { ...common, Key: wire(key) } };
  return { ConditionCheck: { ...common, Key: wire(key) } };
}

function wire(item: Record<string, unknown> | undefined): Item {
  return toWireItem((item ?? {}) as Item);
}
