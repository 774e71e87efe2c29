import type { ChangeKind } from '../generated/types';
import type { DocumentItem } from '../shared/items';
import { dueShard } from '../shared/keys';
import { nextRevision } from '../shared/revision';
import { changeOf } from '../shared/save';
import type { Write } from '../shared/write';

/** What happens to a document as a whole, read-only or not. */
export type WholeChange = {
  kind: ChangeKind;
  /** ISO 8601. */
  at: string;
  set: Partial<DocumentItem>;
  remove?: (keyof DocumentItem)[];
};

/** The document as this change leaves it, and the writes of it; `by` is nobody where its time was up. */
export function changeWhole(
  document: DocumentItem,
  { kind, at, set, remove }: WholeChange,
  by: { id: string; name: string } | null,
): { next: DocumentItem; writes: Write[] } {
  const actor = by ? { updatedById: by.id, updatedByName: by.name } : {};
  const attributes = { ...set, updatedAt: at, ...actor };
  const next = { ...document, ...attributes, revision: document.revision + 1 };
  return { next, writes: nextRevision(document, { set: attributes, remove }, changeOf(next, kind)) };
}

/** From here on it is gone for everybody; housekeeping takes its rows and bytes away, and can do so again and again. */
export function deletionAt(at: string, document: DocumentItem): WholeChange {
  return {
    kind: 'DELETED',
    at,
    set: { deletedAt: at, due: dueShard(document.id), dueAt: at },
    remove: ['gsi1pk', 'gsi1sk'],
  };
}
