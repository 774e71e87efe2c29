import { toWireItem, type Item } from './attributeValues';
import { malformed } from './source';
import type { Expression } from './requests';

/** Which member of DynamoDB's input each expression becomes. */
type Expressions = Partial<
  Record<
    'KeyConditionExpression' | 'FilterExpression' | 'UpdateExpression' | 'ConditionExpression' | 'ProjectionExpression',
    Expression | null | undefined
  >
>;

/** The expressions of one DynamoDB operation, with their names and values put together. */
export function expressionsOf(expressions: Expressions): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const names: Record<string, string> = {};
  const values: Item = {};
  for (const [member, given] of Object.entries(expressions)) {
    if (!given?.expression) continue;
    input[member] = given.expression;
    add(names, given.expressionNames ?? {});
    add(values, toWireItem((given.expressionValues ?? {}) as Item));
  }
  if (Object.keys(names).length > 0) input.ExpressionAttributeNames = names;
  if (Object.keys(values).length > 0) input.ExpressionAttributeValues = values;
  return input;
}

function add<T>(all: Record<string, T>, more: Record<string, T>): void {
  for (const [name, value] of Object.entries(more)) {
    const known = all[name];
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(value)) {
      throw malformed(`Two expressions of one request give ${name} different values.`);
    }
    all[name] = value;
  }
}
