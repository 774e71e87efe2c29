import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigation, type MetaFunction } from '@remix-run/react';
import { requireApi } from '~/api/api.server';
import { DeleteDocument } from '~/documents/DeleteDocument';
import { GoneDocument } from '~/documents/GoneDocument';
import { loadDocument } from '~/documents/loadDocument.server';
import { useDocument } from '~/documents/useDocument';
import { DeleteDocumentDocument } from '~/graphql/generated';
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
  // What goes by this page's own form needs no telling.
  const isAsked = useNavigation().state !== 'idle';
  return document.isGone && !isAsked ? <GoneDocument {...document} /> : <DeleteDocument {...document} />;
}
