import type { DocumentDetailsFragment } from '~/graphql/generated';
import { Question } from './Question';

/** Asks before a document is deleted for good, and says what that means. */
export function DeleteDocument(document: DocumentDetailsFragment) {
  const { name, version } = document;
  return (
    <Question document={document} title={`Delete ${name} forever?`} yes="Delete forever" saving="Deleting" no="Keep it">
      {version === 1 ? 'Its only version is' : 'All its versions are'} taken away for good, from you and from everybody
      it is shared with. Nobody can bring {version === 1 ? 'it' : 'them'} back, and we cannot either. The room is free
      again a moment later.
    </Question>
  );
}
