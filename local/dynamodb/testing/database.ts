import type { Json, Resource } from '../../template/template';
import { drawDatabase } from '../address';
import { connectDynamo, type Dynamo } from '../client';
import { startEngine } from '../engine';
import { createTables } from '../tables';

/** A table resource with the key `pk` and these additional properties. */
export const tableOfThings = (properties: Record<string, Json> = {}): Resource => ({
  logicalId: 'Things',
  type: 'AWS::DynamoDB::Table',
  properties: {
    TableName: 'things',
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    ...properties,
  },
});

export type OpenDatabase = { dynamo: Dynamo; endpoint: string; close: () => Promise<void> };

/** An engine on the database in this folder, with these tables and a client. */
export async function openDatabase(folder: string, tables: Resource[] = [], endpoint?: string): Promise<OpenDatabase> {
  const { dynamodb } = endpoint ? { dynamodb: endpoint } : await drawDatabase();
  const engine = await startEngine(folder, dynamodb);
  const dynamo = connectDynamo(dynamodb);
  await createTables(dynamo, { resources: tables, assets: {} });
  return {
    dynamo,
    endpoint: dynamodb,
    async close() {
      dynamo.close();
      await engine.close();
    },
  };
}
