import { mostLinks } from '../../schema/limits';
import { documentKey } from '../shared/keys';
import { updateOf, type Write } from '../shared/write';
import { keptCondition } from './kept';

/** Counts one more link, if the document exists, is not in the trash and is below the limit. */
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
