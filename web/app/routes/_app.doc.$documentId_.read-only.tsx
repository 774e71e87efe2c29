import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { requireApi } from '~/api/api.server';
import { GoneDocument } from '~/documents/GoneDocument';
import { loadDocument } from '~/documents/loadDocument.server';
import { Question } from '~/documents/Question';
import { useDocument } from '~/documents/useDocument';
import { Name } from '~/components/ui/Name';
import { UpdateDocumentDocument, type DocumentDetailsFragment } from '~/graphql/generated';
import { readOnlyMeaning } from '#client/readOnly';
import { inSentence } from '../../../schema/text';
import { documentPath } from '../../../schema/webPaths';

export { ProblemView as ErrorBoundary } from '~/components/ProblemView';

export const meta: MetaFunction<typeof loader> = ({ data: prefetched }) => [
  { title: `Make ${inSentence(prefetched?.data.document.name ?? 'document')} read-only · Quire` },
];

export async function loader(visit: LoaderFunctionArgs) {
  return loadDocument(visit);
}

export async function action(visit: ActionFunctionArgs) {
  const api = await requireApi(visit);
  const id = visit.params.documentId ?? '';
  await api.mutate(UpdateDocumentDocument, { input: { id, isReadOnly: true } });
  return redirect(documentPath(id), 303);
}

export default function ReadOnlyPage() {
  const document = useDocument(useLoaderData<typeof loader>());
  return document.isGone ? <GoneDocument {...document} /> : <ReadOnlyQuestion {...document} />;
}

/** Asks before a document is made read-only for good, and says what that means. */
function ReadOnlyQuestion(document: DocumentDetailsFragment) {
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
