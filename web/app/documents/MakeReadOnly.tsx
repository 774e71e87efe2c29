import type { DocumentDetailsFragment } from '~/graphql/generated';
import { readOnlyMeaning } from '#client/readOnly';
import { Question } from './Question';
import { Name } from '~/components/ui/Name';

/** Asks before a document is made read-only, which is for good, and says what that means. */
export function MakeReadOnly(document: DocumentDetailsFragment) {
  return (
    <Question
      document={document}
      title={
        <>
          Make <Name>{document.name}</Name> <span className="whitespace-nowrap">read-only?</span>
        </>
      }
      yes="Make read-only"
      saving="Making it read-only"
      no="Leave it as it is"
    >
      {readOnlyMeaning}
    </Question>
  );
}
