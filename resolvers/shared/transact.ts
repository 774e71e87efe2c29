import { util, type DynamoDBTransactWriteItemsRequest, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { environment, type StepContext } from './context';
import type { Key } from './keys';
import { expressionOf, updateOf, type Condition, type Expression, type Update, type Write } from './write';

/** Does all these writes or none. `refusals` says why not, in the same order. */
export function transact(
  ctx: StepContext,
  writes: Write[],
  table = environment(ctx).TABLE,
): DynamoDBTransactWriteItemsRequest {
  return { operation: 'TransactWriteItems', transactItems: writes.map((write) => ({ table, ...asAppSync(write) })) };
}

/** A single update, outside of a transaction; a failed condition does not return the row. */
export function singleUpdateOf(
  key: Key,
  set: Record<string, unknown>,
  condition: Condition,
  remove: string[] = [],
): DynamoDBUpdateItemRequest {
  return updateAlone(updateOf(key, { set, remove }, condition));
}

/** A single update of any kind. */
export function updateAlone({ key, change, condition }: Update): DynamoDBUpdateItemRequest {
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues(key),
    update: inWords(expressionOf(change)),
    ...(condition ? { condition: inWords(condition) } : {}),
  };
}

function asAppSync(write: Write) {
  const condition = write.condition
    ? { condition: { ...inWords(write.condition), returnValuesOnConditionCheckFailure: true } }
    : {};
  if (write.kind === 'put') {
    const { pk, sk } = write.item;
    return {
      operation: 'PutItem' as const,
      key: util.dynamodb.toMapValues({ pk, sk }),
      attributeValues: util.dynamodb.toMapValues(write.item),
      ...condition,
    };
  }
  const key = util.dynamodb.toMapValues(write.key);
  if (write.kind === 'delete') return { operation: 'DeleteItem' as const, key, ...condition };
  if (write.kind === 'check') return { operation: 'ConditionCheck' as const, key, ...condition };
  return { operation: 'UpdateItem' as const, key, update: inWords(expressionOf(write.change)), ...condition };
}

function inWords({ expression, names, values }: Expression) {
  return {
    expression,
    ...(names ? { expressionNames: names } : {}),
    ...(values && Object.keys(values).length > 0 ? { expressionValues: util.dynamodb.toMapValues(values) } : {}),
  };
}
