import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData, type MetaFunction } from '@remix-run/react';
import { requireApi } from '~/api/api.server';
import { DocumentFacts } from '~/components/DocumentFacts';
import { DocumentHeading } from '~/components/DocumentHeading';
import { Icon } from '~/components/ui/Icon';
import { useDocument } from '~/documents/useDocument';
import { DocumentDocument } from '~/graphql/generated';

export { ProblemView as ErrorBoundary } from '~/components/ProblemView';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.data.document.name ?? 'Document'} · Quire` },
];

export async function loader(visit: LoaderFunctionArgs) {
  const api = await requireApi(visit);
  return api.prefetch(DocumentDocument, { id: visit.params.documentId ?? '' });
}

export default function DocumentPage() {
  const document = useDocument(useLoaderData<typeof loader>());
  return (
    <>
      <Link to="/dashboard" className="inline-flex items-center gap-2 rounded-lg text-muted hover:text-accent">
        <Icon name="back" className="size-4" /> Documents
      </Link>
      <DocumentHeading {...document} />
      <DocumentFacts {...document} />
    </>
  );
}
