import type { DocumentItem } from '../shared/items';
import type { Key } from '../shared/keys';
import { deleteFromTrash, purge } from './purge';
import type { Run } from '../functions/run';
import { load } from '../functions/table';
import { thinOut } from './thinOut';

/** After a document was saved or deleted. */
export async function followDocument(key: Key, run: Run): Promise<void> {
  const document = await load<DocumentItem>(key);
  if (document?.deletedAt) await purge(document, run);
  else if (document) await thinOut(document, run);
}

/** When a document is due: it was deleted and is still there, or its days in the trash are over. */
export async function settleDocument(key: Key, run: Run): Promise<void> {
  const document = await load<DocumentItem>(key);
  if (!document?.dueAt || document.dueAt > run.now) return;
  if (document.deletedAt) await purge(document, run);
  else if (document.trashedAt) await deleteFromTrash(document, run.now);
}
