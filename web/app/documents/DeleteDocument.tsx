import type { DocumentDetailsFragment } from '~/graphql/generated';
import { Question } from './Question';
import { Name } from '~/components/ui/Name';

/** Asks before a document is deleted for good, and says what that means. */
export function DeleteDocument(document: DocumentDetailsFragment) {
  const { name, version } = document;
  return (
    <Question
      document={document}
      title={
        <>
          Delete <Name>{name}</Name> forever?
        </>
      }
      yes="Delete forever"
      saving="Deleting"
      no="Keep it"
    >
      {version === 1 ? 'Its only version is' : 'All its versions are'} deleted, for you and for everybody it is shared
      with. Nobody can restore {version === 1 ? 'it' : 'them'} after that, and we cannot either. This frees up space.
    </Question>
  );
}
