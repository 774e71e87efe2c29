import { accountFindings } from './accounts';
import { allMultiparts, allObjects } from './bucket';
import { missingBytes, orphanMultiparts, orphanObjects } from './bytes';
import { documentFindings } from './documents';
import type { Finding } from './finding';
import { allRows } from './rows';
import { unsettledUploads } from './uploads';

/** Rows and bytes change while they are read, so only what two counts both find is reported. */
export async function confirmed(before: Date): Promise<Finding[]> {
  const first = new Set((await count(before)).map(({ words }) => words));
  return (await count(before)).filter(({ words }) => first.has(words));
}

/** Reads bytes before rows, so that an object stored in between does not look like an orphan. */
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
