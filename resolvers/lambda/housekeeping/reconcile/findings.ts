import { accountFindings } from './accounts';
import { allMultiparts, allObjects } from './bucket';
import { missingBytes, orphanMultiparts, orphanObjects } from './bytes';
import { documentFindings } from './documents';
import type { Finding } from './finding';
import { allRows } from './rows';
import { unsettledUploads } from './uploads';

/** Rows and bytes move while they are read: only what two counts find alike is so. */
export async function confirmed(before: Date): Promise<Finding[]> {
  const first = new Set((await count(before)).map(({ words }) => words));
  return (await count(before)).filter(({ words }) => first.has(words));
}

/** Bytes before rows: what is stored in between has no row yet that names it. */
async function count(before: Date): Promise<Finding[]> {
  const [objects, multiparts] = [await allObjects(), await allMultiparts()];
  const rows = await allRows();
  return [
    ...accountFindings(rows),
    ...documentFindings(rows),
    ...unsettledUploads(rows),
    ...missingBytes(rows, objects),
    ...orphanObjects(rows, objects, before),
    ...orphanMultiparts(rows, multiparts, before),
  ];
}
