import { documentKey, type Key } from '../shared/keys';
import { deletionOf, updateOf, type Condition, type Write } from '../shared/write';

/** Deletes a link if the condition holds, and counts one link less. */
export function linkRemoval({ pk, sk }: Key, documentId: string, condition: Condition): Write[] {
  const oneLess = updateOf(documentKey(documentId), { add: { linkCount: -1 } }, { expression: 'attribute_exists(pk)' });
  return [deletionOf({ pk, sk }, condition), oneLess];
}
