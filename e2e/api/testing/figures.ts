import { accountFindings } from '../../../resolvers/lambda/housekeeping/reconcile/accounts';
import { documentFindings } from '../../../resolvers/lambda/housekeeping/reconcile/documents';
import { rowsOf } from '../../../resolvers/lambda/housekeeping/reconcile/rows';
import type { Key } from '../../../resolvers/shared/keys';
import type { Rows } from './rows';

/** A sentence for each counter of an account or a document that does not match what it counts. */
export async function wrongFigures(rows: Rows): Promise<string[]> {
  const items: Key[] = [];
  for await (const item of rows.each()) items.push(item as Key);
  const found = rowsOf(items);
  return [...accountFindings(found), ...documentFindings(found)].map(({ words }) => words);
}
