import { mostLinks } from '../../schema/limits';
import { documentKey, type Key } from '../shared/keys';
import { deletionOf, updateOf, type Condition, type Write } from '../shared/write';
import { keptCondition } from './kept';

/** One link more: only of a document that is there, not in the trash, and has room for it. */
export function oneMore(documentId: string): Write {
  return updateOf(
    documentKey(documentId),
    { add: { linkCount: 1 } },
    {
      expression: `${keptCondition} AND (attribute_not_exists(linkCount) OR linkCount < :most)`,
      values: { ':most': mostLinks },
    },
  );
}

/** Takes a link away that is still so, and counts one less. */
export function linkRemoval({ pk, sk }: Key, documentId: string, condition: Condition): Write[] {
  const oneLess = updateOf(documentKey(documentId), { add: { linkCount: -1 } }, { expression: 'attribute_exists(pk)' });
  return [deletionOf({ pk, sk }, condition), oneLess];
}
