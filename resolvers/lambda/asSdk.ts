import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { expressionOf, type Expression, type Write } from '../shared/write';

type Rendered = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** The write as the SDK's input. */
export function asSdk(TableName: string, write: Write): Rendered {
  const { condition } = write;
  const asked = condition ? { ConditionExpression: condition.expression } : {};
  if (write.kind === 'put') return { Put: { TableName, Item: write.item, ...asked, ...attributesOf(condition) } };
  const place = { TableName, Key: { pk: write.key.pk, sk: write.key.sk } };
  if (write.kind === 'delete') return { Delete: { ...place, ...asked, ...attributesOf(condition) } };
  if (write.kind === 'check') {
    return {
      ConditionCheck: { ...place, ConditionExpression: write.condition.expression, ...attributesOf(condition) },
    };
  }
  const { expression, names, values } = expressionOf(write.change);
  const attributes = { names: { ...names, ...condition?.names }, values: { ...values, ...condition?.values } };
  return { Update: { ...place, UpdateExpression: expression, ...asked, ...attributesOf(attributes) } };
}

/** Leaves empty maps out, because DynamoDB refuses them. */
function attributesOf({ names = {}, values = {} }: Partial<Expression> = {}) {
  return {
    ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
    ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
  };
}
