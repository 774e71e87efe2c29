import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { requireApi } from '~/api/api.server';
import { GoneDocument } from '~/documents/GoneDocument';
import { MakeReadOnly } from '~/documents/MakeReadOnly';
import { loadDocument } from '~/documents/loadDocument.server';
import { useDocument } from '~/documents/useDocument';
import { UpdateDocumentDocument } from '~/graphql/generated';
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
  return document.isGone ? <GoneDocument {...document} /> : <MakeReadOnly {...document} />;
}
