import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { requireApi } from '~/api/api.server';
import { DocumentList } from '~/documents/DocumentList';
import { EmptyShelf } from '~/documents/EmptyShelf';
import { MovedNotice } from '~/trash/MovedNotice';
import { Pages } from '~/components/Pages';
import { UploadButton } from '~/upload/UploadButton';
import { UploadDrop } from '~/upload/UploadDrop';
import { UsageBar } from '~/documents/UsageBar';
import { Views } from '~/documents/Views';
import { pageSize } from '~/documents/knownRows';
import { findMoved } from '~/trash/moved.server';
import { useDocumentsPage } from '~/documents/useDocumentsPage';
import { DocumentsDocument, UsageDocument } from '~/graphql/generated';
import { Title } from '~/components/ui/Title';
import { documentsPath } from '../../../schema/webPaths';

export { ProblemView as ErrorBoundary } from '~/components/ProblemView';

export const meta: MetaFunction = () => [{ title: 'Documents · Quire' }];

export async function loader(visit: LoaderFunctionArgs) {
  const api = await requireApi(visit);
  const { searchParams } = new URL(visit.request.url);
  const [documents, usage, moved] = await Promise.all([
    api.prefetchPage(DocumentsDocument, { limit: pageSize, nextToken: searchParams.get('after') }),
    api.prefetch(UsageDocument, {}),
    findMoved(api, searchParams),
  ]);
  return { documents, usage, moved };
}

export default function Dashboard() {
  const { documents, usage, moved } = useLoaderData<typeof loader>();
  const { items, nextToken } = useDocumentsPage(documents, moved);
  const isFirst = !documents.variables.nextToken;
  return (
    <>
      <UploadDrop words="Drop to upload" />
      {moved && <MovedNotice document={moved} from="dashboard" />}
      <Views />
      <div className="flex min-h-11 items-center justify-between gap-4">
        <Title>Documents</Title>
        <UploadButton />
      </div>
      {items.length > 0 ? <DocumentList documents={items} /> : <EmptyShelf isFirst={isFirst} />}
      <Pages path={documentsPath} older={nextToken} isFirst={isFirst} />
      <UsageBar prefetched={usage} />
    </>
  );
}
