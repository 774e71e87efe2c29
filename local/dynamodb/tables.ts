import { setTimeout as delay } from 'node:timers/promises';
import { resourcesOf, type Json, type Template } from '../template';
import { DynamoError, type Dynamo } from './client';

type Index = { IndexName: string; Projection?: { ProjectionType: string; NonKeyAttributes?: string[] } };
type Properties = {
  TableName: string;
  KeySchema: Json[];
  AttributeDefinitions: Json[];
  GlobalSecondaryIndexes?: Index[];
  StreamSpecification?: { StreamViewType: string };
};
type Description = { Table: { TableStatus: string; GlobalSecondaryIndexes?: (Index & { IndexStatus: string })[] } };

/** Makes the template's tables, and the indexes that a newer template adds or widens in one that is there already. */
export async function createTables(dynamo: Dynamo, template: Template): Promise<void> {
  const tables = resourcesOf(template, 'AWS::DynamoDB::Table').map(({ properties }) => properties as Properties);
  for (const table of tables) {
    const known = await describe(dynamo, table.TableName);
    if (!known) await dynamo.call('CreateTable', creationOf(table));
    else await addIndexes(dynamo, table, known);
    await active(dynamo, table.TableName);
  }
}

function creationOf({ StreamSpecification, ...table }: Properties) {
  const { TableName, KeySchema, AttributeDefinitions, GlobalSecondaryIndexes } = table;
  return {
    ...{ TableName, KeySchema, AttributeDefinitions, BillingMode: 'PAY_PER_REQUEST' },
    ...(GlobalSecondaryIndexes ? { GlobalSecondaryIndexes } : {}),
    ...(StreamSpecification ? { StreamSpecification: { StreamEnabled: true, ...StreamSpecification } } : {}),
  };
}

async function addIndexes(dynamo: Dynamo, table: Properties, { Table }: Description): Promise<void> {
  const { TableName, AttributeDefinitions } = table;
  // DynamoDB changes one index at a time, and what one holds not at all.
  for (const index of table.GlobalSecondaryIndexes ?? []) {
    const known = Table.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === index.IndexName);
    if (known && holds(known) === holds(index)) continue;
    const updates = [...(known ? [{ Delete: { IndexName: index.IndexName } }] : []), { Create: index }];
    for (const update of updates) {
      await dynamo.call('UpdateTable', { TableName, AttributeDefinitions, GlobalSecondaryIndexUpdates: [update] });
      await active(dynamo, TableName);
    }
  }
}

function holds({ Projection }: Index): string {
  return [Projection?.ProjectionType, ...(Projection?.NonKeyAttributes ?? []).toSorted()].join(' ');
}

async function describe(dynamo: Dynamo, TableName: string): Promise<Description | null> {
  return dynamo.call<Description>('DescribeTable', { TableName }).catch((error: unknown) => {
    if (error instanceof DynamoError && error.type === 'ResourceNotFoundException') return null;
    throw error;
  });
}

async function active(dynamo: Dynamo, name: string): Promise<void> {
  for (;;) {
    const description = await describe(dynamo, name);
    const indexes = description?.Table.GlobalSecondaryIndexes ?? [];
    const isActive = indexes.every(({ IndexStatus }) => (IndexStatus ?? 'ACTIVE') === 'ACTIVE');
    if (description?.Table.TableStatus === 'ACTIVE' && isActive) return;
    await delay(20);
  }
}
