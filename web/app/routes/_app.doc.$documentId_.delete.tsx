import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigation, type MetaFunction } from '@remix-run/react';
import { requireApi } from '~/api/api.server';
import { GoneDocument } from '~/documents/GoneDocument';
import { loadDocument } from '~/documents/loadDocument.server';
import { Question } from '~/documents/Question';
import { useDocument } from '~/documents/useDocument';
import { Name } from '~/components/ui/Name';
import { DeleteDocumentDocument, type DocumentDetailsFragment } from '~/graphql/generated';
import { inSentence } from '../../../schema/text';
import { trashPath } from '../../../schema/webPaths';

export { ProblemView as ErrorBoundary } from '~/components/ProblemView';

export const meta: MetaFunction<typeof loader> = ({ data: prefetched }) => [
  { title: `Delete ${inSentence(prefetched?.data.document.name ?? 'document')} forever · Quire` },
];

export async function loader(visit: LoaderFunctionArgs) {
  return loadDocument(visit);
}

export async function action(visit: ActionFunctionArgs) {
  const api = await requireApi(visit);
  const id = visit.params.documentId ?? '';
  await api.mutate(DeleteDocumentDocument, { id });
  return redirect(`${trashPath}?deleted=${encodeURIComponent(id)}`, 303);
}

export default function DeletePage() {
  const document = useDocument(useLoaderData<typeof loader>());
  // A document that this page's own form has just deleted needs no explanation.
  const isAsked = useNavigation().state !== 'idle';
  return document.isGone && !isAsked ? <GoneDocument {...document} /> : <DeleteQuestion {...document} />;
}

/** Asks before a document is deleted for good, and says what that means. */
function DeleteQuestion(document: DocumentDetailsFragment) {
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
