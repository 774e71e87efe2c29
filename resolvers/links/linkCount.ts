import { mostLinks } from '../../schema/limits';
import { documentKey } from '../shared/keys';
import { updateOf, type Write } from '../shared/write';
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
