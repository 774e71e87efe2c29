import type { ChangeItem, DocumentItem } from './items';
import { documentKey } from './keys';
import { creationOf, updateOf, type Change, type Write } from './write';

/** Increments a document's revision, if it is still the one that was read, and adds the change to the outbox. */
export function nextRevision(document: DocumentItem, change: Change, told: ChangeItem): Write[] {
  const asRead = { expression: 'revision = :revision', values: { ':revision': document.revision } };
  const set = { ...change.set, revision: document.revision + 1 };
  return [updateOf(documentKey(document.id), { ...change, set }, asRead), creationOf(told)];
}
