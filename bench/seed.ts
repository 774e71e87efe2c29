import { connectDynamo } from '../local/dynamodb/client';
import type { Row } from './bare/items';
import { toItem } from './bare/items';
import type { Side } from './sides/side';

const atOnce = 100;

/** Writes rows directly into the table, a hundred per transaction, because the engine syncs once per transaction. */
export async function seed({ endpoint, table }: Side['database'], rows: Row[]): Promise<void> {
  const dynamo = connectDynamo(endpoint);
  for (let index = 0; index < rows.length; index += atOnce) {
    const puts = rows.slice(index, index + atOnce).map((row) => ({ Put: { TableName: table, Item: toItem(row) } }));
    await dynamo.call('TransactWriteItems', { TransactItems: puts });
  }
  dynamo.close();
}
