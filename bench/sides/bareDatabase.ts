import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawDatabase } from '../../local/dynamodb/address';
import { connectDynamo } from '../../local/dynamodb/client';
import { startEngine } from '../../local/dynamodb/engine';
import { createTables } from '../../local/dynamodb/tables';
import { resourcesOf, type Template } from '../../local/template/template';

type BareDatabase = { endpoint: string; table: string; pid: number; close: () => Promise<void> };

/** The same engine as Quire's, with the same tables, on its own file. */
export async function openBareDatabase(data: string, template: Template): Promise<BareDatabase> {
  const { dynamodb: endpoint } = await drawDatabase();
  const folder = join(data, 'dynamodb');
  const engine = await startEngine(folder, endpoint);
  const dynamo = connectDynamo(endpoint);
  await createTables(dynamo, template);
  dynamo.close();
  const pid = Number(readFileSync(join(folder, 'engine.pid'), 'utf8'));
  return { endpoint, table: tableIn(template), pid, close: () => engine.close() };
}

/** The name that the template gives the table of documents. */
function tableIn(template: Template): string {
  const tables = resourcesOf(template, 'AWS::DynamoDB::Table');
  return tables.find(({ logicalId }) => logicalId.startsWith('Documents'))?.properties.TableName as string;
}
