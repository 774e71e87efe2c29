import type { ChangeItem, DocumentItem } from './items';
import { documentKey } from './keys';
import { creationOf, updateOf, type Change, type Write } from './write';

/**
 * Moves a document on from the revision that was read, unless somebody else has done so first, and puts what happened into
 * the outbox.
 */
export function nextRevision(document: DocumentItem, change: Change, told: ChangeItem): Write[] {
  const asRead = { expression: 'revision = :revision', values: { ':revision': document.revision } };
  const set = { ...change.set, revision: document.revision + 1 };
  return [updateOf(documentKey(document.id), { ...change, set }, asRead), creationOf(told)];
}
