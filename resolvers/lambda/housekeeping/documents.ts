import type { ChangeItem, DocumentItem } from '../../shared/items';
import { documentKey, type Key } from '../../shared/keys';
import { followShare } from './managers';
import { deleteFromTrash, purge } from './purge';
import type { Run } from '../run';
import { load } from '../table';
import { thinOut } from './thinOut';
import { followWriter } from './writers';

/** Follows up on a change of a share or of the document itself. */
export async function followChange(key: Key, run: Run): Promise<void> {
  const change = await load<ChangeItem>(key);
  const isOfShare = change?.kind === 'SHARED' || change?.kind === 'UNSHARED';
  if (isOfShare) await Promise.all([followWriter(change, run), followShare(change, run)]);
  else await followDocument({ pk: key.pk, sk: documentKey('').sk }, run);
}

async function followDocument(key: Key, run: Run): Promise<void> {
  const document = await load<DocumentItem>(key);
  if (document?.deletedAt) await purge(document, run);
  else if (document) await thinOut(document, run);
}

/** Handles a due document, which was deleted before or whose days in the trash are over. */
export async function settleDocument(key: Key, run: Run): Promise<void> {
  const document = await load<DocumentItem>(key);
  if (!document?.dueAt || document.dueAt > run.now) return;
  if (document.deletedAt) await purge(document, run);
  else if (document.trashedAt) await deleteFromTrash(document, run.now);
}
