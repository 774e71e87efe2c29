import { setTimeout as delay } from 'node:timers/promises';
import { DynamoError, type Dynamo } from '../dynamodb/client';
import { itemOf, removeRow, rowOf, succeeds, type Item } from '../dynamodb/rows';

export const usersTable = 'local-pool-users';
export const stateTable = 'local-pool-oidc';

/** The index of rows that expire: DynamoDB Local deletes none by itself. */
const expiryIndex = 'expiry';
export const uidIndex = 'uid';
export const grantIndex = 'grant';

/** The attributes of a row that expires at this time (seconds since the epoch). */
export const endingAt = (endsAt: number) => ({ ending: 'yes', endsAt });

const string = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' });
const keys = (hash: string, range?: string) => [
  { AttributeName: hash, KeyType: 'HASH' },
  ...(range ? [{ AttributeName: range, KeyType: 'RANGE' }] : []),
];
const index = (IndexName: string, hash: string, range: string, ProjectionType = 'KEYS_ONLY') => ({
  IndexName,
  KeySchema: keys(hash, range),
  Projection: { ProjectionType },
});

type Creation = { TableName: string } & Record<string, unknown>;

const base = {
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: keys('pk', 'sk'),
  AttributeDefinitions: [string('pk'), string('sk'), string('ending'), { AttributeName: 'endsAt', AttributeType: 'N' }],
};
const expiry = index(expiryIndex, 'ending', 'endsAt');

/** Creates the pool's tables; those that exist stay as they are. */
export async function createTables(dynamo: Dynamo): Promise<void> {
  await create(dynamo, { ...base, TableName: usersTable, GlobalSecondaryIndexes: [expiry] });
  await create(dynamo, {
    ...base,
    TableName: stateTable,
    AttributeDefinitions: [...base.AttributeDefinitions, string('uid'), string('grantId')],
    GlobalSecondaryIndexes: [expiry, index(uidIndex, 'uid', 'sk', 'ALL'), index(grantIndex, 'grantId', 'sk')],
  });
}

async function create(dynamo: Dynamo, table: Creation): Promise<void> {
  await dynamo.call('CreateTable', table).catch((error: unknown) => {
    if (!(error instanceof DynamoError) || error.type !== 'ResourceInUseException') throw error;
  });
  const isActive = async () => {
    const { Table } = await dynamo.call<{ Table: { TableStatus: string } }>('DescribeTable', {
      TableName: table.TableName,
    });
    return Table.TableStatus === 'ACTIVE';
  };
  while (!(await isActive())) await delay(20);
}

/** Deletes expired rows, which readers ignore anyway. */
export async function sweep(dynamo: Dynamo, now: number, stop: AbortSignal): Promise<void> {
  for (const table of [usersTable, stateTable]) {
    let ended = await endedRows(dynamo, table, now);
    while (ended.length > 0 && !stop.aborted) {
      // Not if the row was written again in the meantime.
      const when = { expression: 'endsAt <= :now', values: { ':now': now } };
      await Promise.all(ended.map(({ pk, sk }) => succeeds(removeRow(dynamo, table, { pk, sk }, when))));
      ended = await endedRows(dynamo, table, now);
    }
  }
}

async function endedRows(dynamo: Dynamo, table: string, now: number) {
  const { Items } = await dynamo.call<{ Items: Item[] }>('Query', {
    TableName: table,
    IndexName: expiryIndex,
    KeyConditionExpression: 'ending = :yes AND endsAt <= :now',
    ExpressionAttributeValues: itemOf({ ':yes': 'yes', ':now': now }),
    Limit: 25,
  });
  return Items.map((item) => rowOf(item));
}
