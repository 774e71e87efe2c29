import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { requireApi } from '~/api/api.server';
import { DocumentList } from '~/documents/DocumentList';
import { EmptyShared } from '~/documents/EmptyShared';
import { Pages } from '~/components/Pages';
import { UploadDrop } from '~/upload/UploadDrop';
import { Views } from '~/documents/Views';
import { pageSize } from '~/documents/knownRows';
import { useSharedPage } from '~/documents/useSharedPage';
import { DocumentsDocument } from '~/graphql/generated';
import { Done } from '~/components/ui/Done';
import { Title } from '~/components/ui/Title';
import { sharedPath } from '../../../schema/webPaths';

export { ProblemView as ErrorBoundary } from '~/components/ProblemView';

export const meta: MetaFunction = () => [{ title: 'Shared with me · Quire' }];

export async function loader(visit: LoaderFunctionArgs) {
  const api = await requireApi(visit);
  const { searchParams } = new URL(visit.request.url);
  const variables = { view: 'SHARED' as const, limit: pageSize, nextToken: searchParams.get('after') };
  return { documents: await api.prefetchPage(DocumentsDocument, variables), leftId: searchParams.get('left') };
}

export default function Shared() {
  const { documents, leftId } = useLoaderData<typeof loader>();
  const { items, nextToken } = useSharedPage(documents, leftId);
  const isFirst = !documents.variables.nextToken;
  return (
    <>
      <UploadDrop words="Drop to upload to my documents" />
      {leftId && <Done>You have left it.</Done>}
      <Views />
      <Title>Shared with me</Title>
      {items.length > 0 ? <DocumentList documents={items} /> : <EmptyShared isFirst={isFirst} />}
      <Pages path={sharedPath} older={nextToken} isFirst={isFirst} />
    </>
  );
}
