import type { DocumentDetailsFragment } from '~/graphql/generated';
import { Question } from './Question';

/** Asks before a document is made read-only, which is for good, and says what that means. */
export function MakeReadOnly(document: DocumentDetailsFragment) {
  return (
    <Question
      document={document}
      title={`Make ${document.name} read-only?`}
      yes="Make read-only"
      saving="Making it read-only"
      no="Leave it as it is"
    >
      Nobody can save a new version of it or rename it after that, and you cannot either. This is for good: it cannot be
      switched back. Everybody who has it can still open and download it, and save a copy as a new document. It can
      still be shared, and its owner can still delete it.
    </Question>
  );
}
