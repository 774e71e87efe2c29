import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { requireApi } from '~/api/api.server';
import { LeaveDocument } from '~/components/LeaveDocument';
import { loadDocument } from '~/documents/loadDocument.server';
import { useDocument } from '~/documents/useDocument';
import { LeaveDocumentDocument } from '~/graphql/generated';
import { sharedPath } from '../../../schema/webPaths';

export { ProblemView as ErrorBoundary } from '~/components/ProblemView';

export const meta: MetaFunction<typeof loader> = ({ data: prefetched }) => [
  { title: `Leave ${prefetched?.data.document.name ?? 'document'} · Quire` },
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
  return <LeaveDocument {...useDocument(useLoaderData<typeof loader>())} />;
}
