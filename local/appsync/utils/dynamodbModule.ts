import type * as helpers from '@aws-appsync/utils/dynamodb';
import { dynamodb } from './dynamodb';
import { filterExpression } from './filterExpression';
import { notBuilt } from './notBuilt';
import { toTypedMap } from './typedValues';
import { operations, updateExpression } from './updateExpression';

type Fields = Record<string, unknown>;
type Keyed = { key: Fields; condition?: unknown } & Fields;
type Target = Keyed & { table: string; item?: Fields; update?: Fields };

const moduleName = '@aws-appsync/utils/dynamodb';

/** @aws-appsync/utils/dynamodb: requests to the DynamoDB data source from plain values. */
export const dynamodbModule = {
  get: ({ key, projection, ...rest }: Keyed) =>
    request('GetItem', { key: toTypedMap(key), ...projected(projection), ...rest }),
  put: ({ key, item, condition, ...rest }: Keyed & { item: Fields }) =>
    request('PutItem', { key: toTypedMap(key), attributeValues: toTypedMap(item), ...conditioned(condition), ...rest }),
  update: ({ key, update, condition, ...rest }: Keyed & { update: Fields }) =>
    request('UpdateItem', {
      key: toTypedMap(key),
      update: updateExpression(update),
      ...conditioned(condition),
      ...rest,
    }),
  remove: ({ key, condition, ...rest }: Keyed) =>
    request('DeleteItem', { key: toTypedMap(key), ...conditioned(condition), ...rest }),
  query: ({ query, ...rest }: Fields) => request('Query', { query: requireFilter(query), ...listing(rest) }),
  scan: (input: Fields) => request('Scan', listing(input)),
  sync: notBuilt(`sync of ${moduleName}`),
  batchGet: ({ tables }: { tables: Record<string, { keys: Fields[] } & Fields> }) =>
    request('BatchGetItem', {
      tables: mapped(tables, ({ keys, projection, ...rest }) => {
        return { keys: keys.map(toTypedMap), ...projected(projection), ...rest };
      }),
    }),
  batchPut: ({ tables }: { tables: Record<string, Fields[]> }) =>
    request('BatchPutItem', { tables: mapped(tables, (items) => items.map(toTypedMap)) }),
  batchDelete: ({ tables }: { tables: Record<string, Fields[]> }) =>
    request('BatchDeleteItem', { tables: mapped(tables, (keys) => keys.map(toTypedMap)) }),
  transactGet: ({ items }: { items: (Target & { projection?: unknown })[] }) =>
    request('TransactGetItems', {
      transactItems: items.map(({ table, key, projection }) => ({
        table,
        key: toTypedMap(key),
        ...projected(projection),
      })),
    }),
  transactWrite: ({ items }: { items: Record<string, Target>[] }) =>
    request('TransactWriteItems', { transactItems: items.flatMap((item) => Object.entries(item).map(written)) }),
  toStringSet: dynamodb.toStringSet,
  toNumberSet: dynamodb.toNumberSet,
  toBinarySet: dynamodb.toBinarySet,
  operations,
} satisfies Record<keyof typeof helpers, unknown>;

const transactOperations: Record<string, string> = {
  putItem: 'PutItem',
  updateItem: 'UpdateItem',
  deleteItem: 'DeleteItem',
  conditionCheck: 'ConditionCheck',
};

function written([kind, { table, key, item, update, condition }]: [string, Target]) {
  const operation = transactOperations[kind];
  if (!operation)
    throw new Error(`transactWrite has no ${kind}: it has ${Object.keys(transactOperations).join(', ')}.`);
  return {
    table,
    operation,
    key: toTypedMap(key),
    ...(item ? { attributeValues: toTypedMap(item) } : {}),
    ...(update ? { update: updateExpression(update) } : {}),
    ...conditioned(condition),
  };
}

function request(operation: string, members: Fields) {
  const given = Object.entries(members).filter(([, value]) => value !== null && value !== undefined);
  return { operation, ...Object.fromEntries(given) };
}

function listing({ filter, projection, ...rest }: Fields) {
  return { ...(filter ? { filter: requireFilter(filter) } : {}), ...projected(projection), ...rest };
}

function conditioned(condition: unknown) {
  return condition ? { condition: requireFilter(condition) } : {};
}

function requireFilter(filter: unknown) {
  const expression = filterExpression(filter);
  if (!expression) throw new Error(`${JSON.stringify(filter)} is not a filter that DynamoDB can be asked for.`);
  return expression;
}

function projected(projection: unknown) {
  if (!Array.isArray(projection)) return {};
  const paths = (projection as string[]).map((path) => path.split('.'));
  const expressionNames = Object.fromEntries(paths.flat().map((name) => [`#${name}`, name]));
  const expression = paths.map((path) => path.map((name) => `#${name}`).join('.')).join(', ');
  return { projection: { expression, expressionNames } };
}

function mapped<T>(tables: Record<string, T>, change: (value: T) => unknown) {
  return Object.fromEntries(Object.entries(tables).map(([table, value]) => [table, change(value)]));
}
