import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData, type MetaFunction } from '@remix-run/react';
import { requireApi } from '~/api/api.server';
import { DocumentList } from '~/components/DocumentList';
import { DropTarget } from '~/components/DropTarget';
import { EmptyShelf } from '~/components/EmptyShelf';
import { UploadButton } from '~/components/UploadButton';
import { buttonClass } from '~/components/ui/Button';
import { Icon } from '~/components/ui/Icon';
import { pageSize } from '~/documents/knownRows';
import { useDocumentsPage } from '~/documents/useDocumentsPage';
import { DocumentsDocument } from '~/graphql/generated';

export { ProblemView as ErrorBoundary } from '~/components/ProblemView';

export const meta: MetaFunction = () => [{ title: 'Documents · Quire' }];

export async function loader(visit: LoaderFunctionArgs) {
  const api = await requireApi(visit);
  const nextToken = new URL(visit.request.url).searchParams.get('after');
  return api.prefetch(DocumentsDocument, { limit: pageSize, nextToken });
}

export default function Dashboard() {
  const prefetched = useLoaderData<typeof loader>();
  const { items, nextToken } = useDocumentsPage(prefetched);
  const isFirst = !prefetched.variables.nextToken;
  return (
    <DropTarget>
      <div className="flex min-h-11 items-center justify-between gap-4">
        <h1 className="font-title text-3xl font-semibold tracking-tight">Documents</h1>
        <UploadButton />
      </div>
      {items.length > 0 ? <DocumentList documents={items} /> : <EmptyShelf isFirst={isFirst} />}
      <Pages older={nextToken} isFirst={isFirst} />
    </DropTarget>
  );
}

function Pages({ older, isFirst }: { older: string | null; isFirst: boolean }) {
  if (isFirst && !older) return null;
  return (
    <nav aria-label="Pages" className="mt-6 flex justify-between gap-4">
      {isFirst ? (
        <span />
      ) : (
        <Link to="/dashboard" className={buttonClass()}>
          <Icon name="back" /> Newest
        </Link>
      )}
      {older && (
        <Link to={`/dashboard?after=${encodeURIComponent(older)}`} className={buttonClass()}>
          Older <Icon name="forward" />
        </Link>
      )}
    </nav>
  );
}
