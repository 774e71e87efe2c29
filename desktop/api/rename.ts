import { endingOf, lostEnding, withEnding } from '#client/ending';
import type { Api } from './api';
import { findDocument, updateDocument, type DocumentFacts } from './calls';
import { QuireError } from '#client/errors';

/** The new name has another ending, by which programs tell the kind of file. Nothing was renamed. */
export class OtherEndingError extends QuireError {
  readonly code = 'OTHER_ENDING';
  constructor(
    readonly ending: string,
    /** The new name with the ending that the document has. */
    readonly kept: string,
    given: string,
  ) {
    super(
      `${given} does not end in ${ending}, by which programs tell what kind of file it is. Nothing was renamed: ` +
        `say ${kept}, or --change-ending.`,
    );
  }
}

/** Renames a document. A name without an ending gets the document's own, unless the ending may change. */
export async function rename(api: Api, id: string, given: string, mayChangeEnding: boolean): Promise<DocumentFacts> {
  const typed = given.trim().normalize('NFC');
  const name = mayChangeEnding ? typed : withEndingOf((await findDocument(api, id)).name, typed);
  return updateDocument(api, { id, name });
}

function withEndingOf(former: string, name: string): string {
  const ending = lostEnding(former, name);
  // An impossible name is left to be refused.
  if (ending === null || ['', '.', '..'].includes(name)) return name;
  const kept = withEnding(name, ending);
  if (endingOf(name) !== '') throw new OtherEndingError(ending, kept, name);
  return kept;
}
