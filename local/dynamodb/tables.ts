import { setTimeout as delay } from 'node:timers/promises';
import { resourcesOf, type Json, type Template } from '../template/template';
import { DynamoError, type Dynamo } from './client';
import type { Index, Table } from './table';
import { requireSameTable } from './unchangeable';

type Described = Table & { TableStatus: string };

/** Creates the template's tables and updates existing ones as CloudFormation would. Throws a sentence for impossible changes. */
export async function createTables(dynamo: Dynamo, template: Template): Promise<void> {
  const tables = resourcesOf(template, 'AWS::DynamoDB::Table').map(({ properties }) => properties as Json as Table);
  for (const table of tables) {
    const known = await describe(dynamo, table.TableName);
    if (!known) await dynamo.call('CreateTable', creationOf(table));
    else await change(dynamo, table, known);
    await active(dynamo, table.TableName);
  }
}

function creationOf({ StreamSpecification, ...table }: Table) {
  const { TableName, KeySchema, AttributeDefinitions, LocalSecondaryIndexes, GlobalSecondaryIndexes } = table;
  return {
    TableName,
    KeySchema,
    AttributeDefinitions,
    BillingMode: 'PAY_PER_REQUEST',
    ...(LocalSecondaryIndexes ? { LocalSecondaryIndexes } : {}),
    ...(GlobalSecondaryIndexes ? { GlobalSecondaryIndexes } : {}),
    ...(StreamSpecification ? { StreamSpecification: { StreamEnabled: true, ...StreamSpecification } } : {}),
  };
}

async function change(dynamo: Dynamo, table: Table, known: Described): Promise<void> {
  requireSameTable(table, known);
  await changeStream(dynamo, table, known);
  await removeIndexes(dynamo, table, known);
  await addIndexes(dynamo, table, known);
}

async function changeStream(dynamo: Dynamo, { TableName, StreamSpecification: wanted }: Table, known: Described) {
  if (Boolean(wanted) === Boolean(known.StreamSpecification)) return;
  const StreamSpecification = wanted ? { StreamEnabled: true, ...wanted } : { StreamEnabled: false };
  console.warn(`The table ${TableName} ${wanted ? 'has a stream from now on' : 'has no stream any more'}.`);
  await dynamo.call('UpdateTable', { TableName, StreamSpecification });
  await active(dynamo, TableName);
}

async function removeIndexes(dynamo: Dynamo, { TableName, GlobalSecondaryIndexes = [] }: Table, known: Described) {
  for (const { IndexName } of known.GlobalSecondaryIndexes ?? []) {
    if (GlobalSecondaryIndexes.some((index) => index.IndexName === IndexName)) continue;
    console.warn(`The index ${IndexName} of ${TableName} is not in the template any more, and is removed.`);
    await updateIndexes(dynamo, { TableName, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName } }] });
  }
}

async function addIndexes(dynamo: Dynamo, table: Table, known: Described): Promise<void> {
  const { TableName, AttributeDefinitions } = table;
  // DynamoDB changes one index at a time, and cannot change an index's projection at all.
  for (const index of table.GlobalSecondaryIndexes ?? []) {
    const before = known.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === index.IndexName);
    if (before && holds(before) === holds(index)) continue;
    if (before)
      console.warn(`The index ${index.IndexName} of ${TableName} is made anew: it holds other attributes now.`);
    const updates = [...(before ? [{ Delete: { IndexName: index.IndexName } }] : []), { Create: index }];
    for (const update of updates) {
      await updateIndexes(dynamo, { TableName, AttributeDefinitions, GlobalSecondaryIndexUpdates: [update] });
    }
  }
}

type Update = Pick<Table, 'TableName'> & {
  AttributeDefinitions?: Table['AttributeDefinitions'];
  GlobalSecondaryIndexUpdates: object[];
};

async function updateIndexes(dynamo: Dynamo, update: Update): Promise<void> {
  await dynamo.call('UpdateTable', update);
  await active(dynamo, update.TableName);
}

function holds({ Projection }: Index): string {
  return [Projection?.ProjectionType, ...(Projection?.NonKeyAttributes ?? []).toSorted()].join(' ');
}

async function describe(dynamo: Dynamo, TableName: string): Promise<Described | null> {
  const description = dynamo.call<{ Table: Described }>('DescribeTable', { TableName });
  return description.then(
    ({ Table }) => Table,
    (error: unknown) => {
      if (error instanceof DynamoError && error.type === 'ResourceNotFoundException') return null;
      throw error;
    },
  );
}

async function active(dynamo: Dynamo, name: string): Promise<void> {
  for (;;) {
    const table = await describe(dynamo, name);
    const indexes = table?.GlobalSecondaryIndexes ?? [];
    const isActive = indexes.every(({ IndexStatus }) => (IndexStatus ?? 'ACTIVE') === 'ACTIVE');
    if (table?.TableStatus === 'ACTIVE' && isActive) return;
    await delay(20);
  }
}
