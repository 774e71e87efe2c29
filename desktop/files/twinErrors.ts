import { QuireError } from '#client/errors';

/** A document of this person with the same name as a file. */
export type Twin = { documentId: string; name: string; version: number; updatedAt: string };

/** There is a document with the name of a file that belongs to none yet: the person must say what the save makes. */
export class NameTwiceError extends QuireError {
  readonly code = 'NAME_TWICE';
  constructor(readonly documents: Twin[]) {
    const [{ name } = { name: '' }, ...others] = documents;
    super(others.length === 0 ? oneSuch(name) : severalSuch(name, documents));
  }
}

const oneSuch = (name: string) =>
  `You have a document named ${name} already. Nothing was saved: say --new-version or --keep-both.`;

const severalSuch = (name: string, documents: Twin[]) =>
  `You have ${documents.length} documents named ${name}: ${documents.map(({ documentId }) => documentId).join(', ')}. ` +
  `Nothing was saved: put this file aside, say quire open ID FILE with the one that you mean, ` +
  'put yours in the place of what comes, and save it. Or say --keep-both.';

export class OtherKindError extends QuireError {
  readonly code = 'OTHER_KIND';
  constructor(
    readonly documents: Twin[],
    readonly doubt: string,
  ) {
    super(`${doubt} Nothing was saved: say --any-kind as well, or --keep-both.`);
  }
}

export class ReadOnlyTwinError extends QuireError {
  readonly code = 'READ_ONLY_DOCUMENT';
  constructor(readonly documents: Twin[]) {
    super(`${documents[0]?.name} is read-only for good. Nothing was saved: say --keep-both for a new document.`);
  }
}
