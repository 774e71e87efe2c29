import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigation, type MetaFunction } from '@remix-run/react';
import { requireApi } from '~/api/api.server';
import { GoneDocument } from '~/documents/GoneDocument';
import { loadDocument } from '~/documents/loadDocument.server';
import { Question } from '~/documents/Question';
import { useDocument } from '~/documents/useDocument';
import { Name } from '~/components/ui/Name';
import { LeaveDocumentDocument, type DocumentDetailsFragment } from '~/graphql/generated';
import { inSentence } from '../../../schema/text';
import { sharedPath } from '../../../schema/webPaths';

export { ProblemView as ErrorBoundary } from '~/components/ProblemView';

export const meta: MetaFunction<typeof loader> = ({ data: prefetched }) => [
  { title: `Leave ${inSentence(prefetched?.data.document.name ?? 'document')} · Quire` },
];

export async function loader(visit: LoaderFunctionArgs) {
  return loadDocument(visit);
}

export async function action(visit: ActionFunctionArgs) {
  const api = await requireApi(visit);
  const id = visit.params.documentId ?? '';
  await api.mutate(LeaveDocumentDocument, { id });
  return redirect(`${sharedPath}?left=${encodeURIComponent(id)}`, 303);
}

export default function LeavePage() {
  const document = useDocument(useLoaderData<typeof loader>());
  // A document that was just left by this page's own form needs no explanation.
  const isAsked = useNavigation().state !== 'idle';
  return document.isGone && !isAsked ? <GoneDocument {...document} /> : <LeaveQuestion {...document} />;
}

/** Asks before a person gives up a document that is shared with them. */
function LeaveQuestion(document: DocumentDetailsFragment) {
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
