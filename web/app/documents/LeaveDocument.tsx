import type { DocumentDetailsFragment } from '~/graphql/generated';
import { Question } from './Question';
import { Name } from '~/components/ui/Name';

/** Asks before somebody gives up what was shared with them. */
export function LeaveDocument(document: DocumentDetailsFragment) {
  const { name, owner } = document;
  return (
    <Question
      document={document}
      title={
        <>
          Leave <Name>{name}</Name>?
        </>
      }
      yes="Leave"
      saving="Leaving"
      no="Stay"
    >
      You will not see it any more, nor will those with whom you have shared it. To have it again, ask{' '}
      <Name>{owner.name}</Name>. The document itself stays as it is.
    </Question>
  );
}
