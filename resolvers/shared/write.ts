import { util, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { environment, type StepContext } from './context';
import type { Key } from './keys';

/** Puts a row that must not be there yet. */
export function creationOf<Item extends Key>(ctx: StepContext, item: Item) {
  return {
    table: environment(ctx).TABLE,
    operation: 'PutItem' as const,
    key: util.dynamodb.toMapValues({ pk: item.pk, sk: item.sk }),
    attributeValues: util.dynamodb.toMapValues(item),
    condition: { expression: 'attribute_not_exists(pk)', returnValuesOnConditionCheckFailure: true },
  };
}

export type WriteCondition = { expression: string; names?: Record<string, string>; values?: Record<string, unknown> };

/** Puts a row over whatever is there, where there is no condition to it. */
export function putOf<Item extends Key>(ctx: StepContext, item: Item, condition?: WriteCondition) {
  return {
    table: environment(ctx).TABLE,
    operation: 'PutItem' as const,
    key: util.dynamodb.toMapValues({ pk: item.pk, sk: item.sk }),
    attributeValues: util.dynamodb.toMapValues(item),
    ...(condition ? { condition: transactCondition(condition) } : {}),
  };
}

export function deletionOf(ctx: StepContext, key: Key, condition?: WriteCondition) {
  return {
    table: environment(ctx).TABLE,
    operation: 'DeleteItem' as const,
    key: util.dynamodb.toMapValues(key),
    ...(condition ? { condition: transactCondition(condition) } : {}),
  };
}

/** Writes nothing, and fails where the row is not there any more. */
export function stillThere(ctx: StepContext, key: Key) {
  return existence(ctx, key, 'attribute_exists(pk)');
}

/** Writes nothing, and fails where the row is there. */
export function notThere(ctx: StepContext, key: Key) {
  return existence(ctx, key, 'attribute_not_exists(pk)');
}

function existence(ctx: StepContext, key: Key, expression: string) {
  return {
    table: environment(ctx).TABLE,
    operation: 'ConditionCheck' as const,
    key: util.dynamodb.toMapValues(key),
    condition: { expression, returnValuesOnConditionCheckFailure: false },
  };
}

/** `SET` of these attributes, under a condition that is checked in the write itself. */
export function updateOf(
  ctx: StepContext,
  key: Key,
  attributes: Record<string, unknown>,
  condition: WriteCondition,
  remove: string[] = [],
) {
  return {
    table: environment(ctx).TABLE,
    operation: 'UpdateItem' as const,
    key: util.dynamodb.toMapValues(key),
    update: setting(attributes, remove),
    condition: transactCondition(condition),
  };
}

/** The same outside of a transaction, where a condition that fails does not show the row. */
export function singleUpdateOf(
  key: Key,
  attributes: Record<string, unknown>,
  condition: WriteCondition,
  remove: string[] = [],
): DynamoDBUpdateItemRequest {
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues(key),
    update: setting(attributes, remove),
    condition: conditionOf(condition),
  };
}

function setting(attributes: Record<string, unknown>, remove: string[]) {
  const names = Object.keys(attributes);
  const expressionNames: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  names.forEach((name) => {
    expressionNames[`#${name}`] = name;
    values[`:new_${name}`] = attributes[name];
  });
  remove.forEach((name) => {
    expressionNames[`#${name}`] = name;
  });
  const set = names.map((name) => `#${name} = :new_${name}`).join(', ');
  const removal = remove.length > 0 ? ` REMOVE ${remove.map((name) => `#${name}`).join(', ')}` : '';
  return {
    expression: `SET ${set}${removal}`,
    expressionNames,
    expressionValues: util.dynamodb.toMapValues(values),
  };
}

function transactCondition(condition: WriteCondition) {
  return { ...conditionOf(condition), returnValuesOnConditionCheckFailure: true };
}

function conditionOf({ expression, names, values }: WriteCondition) {
  return {
    expression,
    ...(names ? { expressionNames: names } : {}),
    ...(values ? { expressionValues: util.dynamodb.toMapValues(values) } : {}),
  };
}
