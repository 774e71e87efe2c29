import { malformed, requireShape, type Shape } from './source';

export type Expression = {
  expression?: string;
  expressionNames?: Record<string, string> | null;
  expressionValues?: Record<string, unknown> | null;
};

type Condition = Expression & { returnValuesOnConditionCheckFailure?: boolean };

/** The members of a DynamoDB request, whichever its operation has. */
export type DynamoRequest = {
  operation: string;
  key?: Record<string, unknown>;
  attributeValues?: Record<string, unknown>;
  update?: Expression;
  condition?: Condition | null;
  consistentRead?: boolean | null;
  projection?: Expression | null;
  query?: Expression;
  filter?: Expression | null;
  index?: string | null;
  limit?: number | null;
  nextToken?: string | null;
  scanIndexForward?: boolean | null;
  select?: string | null;
  tables?: Record<string, unknown>;
  transactItems?: TransactItem[];
};

export type TransactItem = Pick<
  DynamoRequest,
  'operation' | 'attributeValues' | 'update' | 'condition' | 'projection'
> & { table: string; key: Record<string, unknown> };

const expression: Shape = { expression: true, expressionNames: true, expressionValues: true };
const projection: Shape = { expression: true, expressionNames: true };
const condition: Shape = {
  ...expression,
  equalsIgnore: true,
  consistentRead: true,
  conditionalCheckFailedHandler: true,
};
const transactCondition: Shape = { ...expression, returnValuesOnConditionCheckFailure: true };
const reading: Shape = { projection, consistentRead: true };

const shapes: Record<string, Shape> = {
  GetItem: { key: true, ...reading },
  PutItem: { key: true, attributeValues: true, condition },
  UpdateItem: { key: true, update: expression, condition },
  DeleteItem: { key: true, condition },
  Query: {
    query: expression,
    filter: expression,
    index: true,
    nextToken: true,
    limit: true,
    scanIndexForward: true,
    select: true,
    ...reading,
  },
  BatchGetItem: { tables: true },
  BatchPutItem: { tables: true },
  BatchDeleteItem: { tables: true },
  TransactGetItems: { transactItems: true },
  TransactWriteItems: { transactItems: true },
};

const transactShapes: Record<string, Shape> = {
  PutItem: { attributeValues: true },
  UpdateItem: { update: expression },
  DeleteItem: {},
  ConditionCheck: {},
};

const notBuilt = ['Scan', 'Sync'];

/** The request of a resolver, when it is one that AppSync would pass on to DynamoDB. */
export function requireRequest(given: unknown): DynamoRequest {
  const operation = operationOf(given);
  if (notBuilt.includes(operation)) throw malformed(`${operation} is not built in local/appsync.`);
  const shape = shapes[operation];
  if (!shape) throw malformed(`Unsupported operation '${operation}'.`);
  requireShape(given, { version: true, operation: true, ...shape });
  const request = given as DynamoRequest;
  for (const element of ['key', 'query', 'update', 'tables', 'transactItems'] as const) {
    if (shape[element] && !request[element]) throw malformed(`Value for field '$[${element}]' not found.`);
  }
  requireTyped(request.key, '$[key]');
  requireTyped(request.attributeValues, '$[attributeValues]');
  request.transactItems?.forEach((item, index) => requireTransactItem(item, operation, `$[transactItems][${index}]`));
  return request;
}

function requireTransactItem(item: TransactItem, operation: string, path: string): void {
  requireTyped(item.key, `${path}[key]`);
  if (operation === 'TransactGetItems') return requireShape(item, { table: true, key: true, projection }, path);
  const shape = transactShapes[item.operation];
  if (!shape) throw malformed(`Unsupported operation '${item.operation}' at '${path}'.`);
  requireShape(item, { table: true, operation: true, key: true, condition: transactCondition, ...shape }, path);
}

/** Plain values are not typed by AppSync, only by its helpers. */
function requireTyped(values: Record<string, unknown> | undefined, path: string): void {
  for (const [name, value] of Object.entries(values ?? {})) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) continue;
    const kind = Array.isArray(value) ? 'ARRAY' : value === null ? 'NULL' : (typeof value).toUpperCase();
    throw malformed(`Expected JSON object for attribute value '${path}[${name}]' but got '${kind}' instead.`);
  }
}

function operationOf(given: unknown): string {
  const has = typeof given === 'object' && given !== null && 'operation' in given;
  if (!has || typeof given.operation !== 'string') throw malformed("Value for field '$[operation]' not found.");
  return given.operation;
}
