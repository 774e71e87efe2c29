import type { ChangeKind } from '../generated/types';
import type { DocumentItem } from '../shared/items';
import { dueShard } from '../shared/keys';
import { nextRevision } from '../shared/revision';
import { changeOf } from '../shared/save';
import type { Write } from '../shared/write';

/** A change of a whole document, which is allowed even if it is read-only. */
export type WholeChange = {
  kind: ChangeKind;
  /** ISO 8601. */
  at: string;
  set: Partial<DocumentItem>;
  remove?: (keyof DocumentItem)[];
};

/** The changed document and its writes; `by` is nobody if its days in the trash were over. */
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

/** Hides the document from everybody at once; housekeeping deletes its rows and bytes, and may repeat that. */
export function deletionAt(at: string, document: DocumentItem): WholeChange {
  return {
    kind: 'DELETED',
    at,
    set: { deletedAt: at, due: dueShard(document.id), dueAt: at },
    remove: ['gsi1pk', 'gsi1sk'],
  };
}
