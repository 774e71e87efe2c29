import { inTrash } from '../shared/admission';
import type { DocumentItem } from '../shared/items';
import { documentNotFound } from '../shared/outcome';
import type { Refusal } from '../shared/transaction';

/** Holds for a document that exists and is not in the trash. */
export const keptCondition =
  'attribute_exists(pk) AND attribute_not_exists(deletedAt) AND attribute_not_exists(trashedAt)';

/** Ends the request if `keptCondition` was refused. */
export function endUnlessKept({ item }: Refusal): void {
  const document = item as DocumentItem | null;
  if (!document || document.deletedAt) documentNotFound();
  if (document.trashedAt) inTrash();
}
