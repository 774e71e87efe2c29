import { parseWithZod } from '@conform-to/zod/v4';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { requireApi } from '~/api/api.server';
import { EmptyTrash } from '~/trash/EmptyTrash';
import { MovedNotice } from '~/trash/MovedNotice';
import { PageHeading } from '~/components/PageHeading';
import { Pages } from '~/components/Pages';
import { TrashList } from '~/trash/TrashList';
import { UsageBar } from '~/documents/UsageBar';
import { Done } from '~/components/ui/Done';
import { pageSize } from '~/documents/knownRows';
import { findMoved } from '~/trash/moved.server';
import { TrashForm } from '~/trash/trashForm.server';
import { useDocumentsPage } from '~/documents/useDocumentsPage';
import { DocumentsDocument, RestoreDocumentDocument, TrashDocumentDocument, UsageDocument } from '~/graphql/generated';
import { documentsPath, trashPath } from '../../../schema/webPaths';

export { ProblemView as ErrorBoundary } from '~/components/ProblemView';

export const meta: MetaFunction = () => [{ title: 'Trash · Quire' }];

export async function loader(visit: LoaderFunctionArgs) {
  const api = await requireApi(visit);
  const { searchParams } = new URL(visit.request.url);
  const [documents, usage, moved] = await Promise.all([
    api.prefetchPage(DocumentsDocument, { view: 'TRASH', limit: pageSize, nextToken: searchParams.get('after') }),
    api.prefetch(UsageDocument, {}),
    findMoved(api, searchParams),
  ]);
  return { documents, usage, moved, deletedId: searchParams.get('deleted') };
}

export async function action(visit: ActionFunctionArgs) {
  const api = await requireApi(visit);
  const submission = parseWithZod(await visit.request.formData(), { schema: TrashForm });
  if (submission.status !== 'success') return redirect(trashPath, 303);

  const { id, intent, from, after } = submission.value;
  if (intent === 'trash') await api.mutate(TrashDocumentDocument, { id });
  else await api.mutate(RestoreDocumentDocument, { id });
  const search = new URLSearchParams({ moved: id, ...(after && { after }) });
  return redirect(`/${from}?${search.toString()}`, 303);
}

export default function Trash() {
  const { documents, usage, moved, deletedId } = useLoaderData<typeof loader>();
  const { items, nextToken } = useDocumentsPage(documents, moved);
  // The list's index may still contain the deleted document.
  const remaining = items.filter(({ id }) => id !== deletedId);
  const isFirst = !documents.variables.nextToken;
  return (
    <>
      {moved && <MovedNotice document={moved} from="trash" />}
      {deletedId && <Done>Deleted forever.</Done>}
      <PageHeading title="Trash" backTo={documentsPath} back="Documents" />
      {remaining.length > 0 ? <TrashList documents={remaining} /> : <EmptyTrash isFirst={isFirst} />}
      <Pages path={trashPath} older={nextToken} isFirst={isFirst} />
      <UsageBar prefetched={usage} />
    </>
  );
}
