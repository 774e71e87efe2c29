import type { DocumentDetailsFragment } from '~/graphql/generated';
import { Question } from './Question';

/** Asks before somebody gives up what was shared with them. */
export function LeaveDocument(document: DocumentDetailsFragment) {
  const { name, owner } = document;
  return (
    <Question document={document} title={`Leave ${name}?`} yes="Leave" saving="Leaving" no="Stay">
      You will not see it any more, nor will those with whom you have shared it. To have it again, ask {owner.name}. The
      document itself stays as it is.
    </Question>
  );
}
