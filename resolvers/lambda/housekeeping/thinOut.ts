import type { DocumentItem, VersionItem } from '../../shared/items';
import { expendable, isFresh } from './retention';
import type { Run } from '../run';
import { takeOut, versionsOf } from './versions';

/** Deletes versions that need not be kept. If a save interrupts it, it runs again after that save. */
export async function thinOut(document: DocumentItem, run: Run): Promise<void> {
  if (!(await hasExpendable(document.id, run.now))) return;
  const all: VersionItem[] = [];
  for await (const version of versionsOf(document.id)) all.push(version);
  await takeOut(document, { all, going: expendable(all, run.now) }, run);
}

/** Stops at the first fresh version, because most saves find nothing and must not read a whole history. */
async function hasExpendable(documentId: string, now: string): Promise<boolean> {
  const old: VersionItem[] = [];
  for await (const version of versionsOf(documentId)) {
    old.push(version);
    if (isFresh(version, now)) break;
  }
  return expendable(old, now).length > 0;
}
