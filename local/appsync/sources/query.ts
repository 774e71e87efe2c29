import { fromWireItem, type Item } from './attributeValues';
import type { Table } from './table';
import { expressionsOf } from './expressions';
import type { DynamoRequest } from './requests';
import { malformed, type Answer } from './source';

type Output = { Items: Item[]; ScannedCount: number; LastEvaluatedKey?: Item };

/** A page of a table or index. A token is good for the key condition and index it was made for, and nothing else. */
export async function query(request: DynamoRequest, { call, name, tokens }: Table): Promise<Answer> {
  const { index, query, nextToken } = request;
  const bound = { name, index: index ?? null, query };
  const start = nextToken ? tokens.open(nextToken, bound) : undefined;
  if (start === null)
    return { result: null, error: { type: 'DynamoDB:UserIllegalArgumentException', message: 'Invalid nextToken.' } };
  const output = await call<Output>('Query', {
    TableName: name,
    ...inputOf(request),
    ...(start ? { ExclusiveStartKey: start } : {}),
  });
  const { Items, ScannedCount, LastEvaluatedKey } = output;
  const token = LastEvaluatedKey ? tokens.seal(LastEvaluatedKey, bound) : null;
  return { result: { items: Items.map(fromWireItem), nextToken: token, scannedCount: ScannedCount } };
}

function inputOf({ index, limit, select, ...request }: DynamoRequest): object {
  return {
    ...(index ? { IndexName: index } : {}),
    ...(limit ? { Limit: limit } : {}),
    ...(select ? { Select: selectOf(select) } : {}),
    ScanIndexForward: request.scanIndexForward ?? true,
    ConsistentRead: request.consistentRead ?? false,
    ...expressionsOf({
      KeyConditionExpression: request.query,
      FilterExpression: request.filter,
      ProjectionExpression: request.projection,
    }),
  };
}

function selectOf(select: string): string {
  if (select === 'ALL_PROJECTED_ATTRIBUTES' || select === 'ALL_ATTRIBUTES') return select;
  if (select === 'SPECIFIC_ATTRIBUTES') return select;
  throw malformed(`Unsupported value '${select}' at '$[select]'.`);
}
