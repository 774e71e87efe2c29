import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction, type ShouldRevalidateFunction } from '@remix-run/react';
import { requireApi } from '~/api/api.server';
import { useHydrated } from '~/api/hydrate';
import { DocumentFacts } from '~/documents/DocumentFacts';
import { DocumentHeading } from '~/documents/DocumentHeading';
import { GoneDocument } from '~/documents/GoneDocument';
import { TrashedNotice } from '~/trash/TrashedNotice';
import { BackLink } from '~/components/ui/BackLink';
import { VersionList } from '~/versions/VersionList';
import { listName, useCameFrom } from '~/documents/listPlace';
import { RestoreForm } from '~/versions/restoreForm.server';
import { useDocument } from '~/documents/useDocument';
import {
  DocumentDocument,
  RestoreVersionDocument,
  VersionsDocument,
  useVersionsQuery,
  type Role,
} from '~/graphql/generated';
import { inSentence } from '../../../schema/text';
import { documentPath, documentsPath, sharedPath } from '../../../schema/webPaths';

export { ProblemView as ErrorBoundary } from '~/components/ProblemView';

const versionsShown = 20;

export const meta: MetaFunction<typeof loader> = ({ data: prefetched }) => [
  { title: `${inSentence(prefetched?.document.data.document.name ?? 'Document')} · Quire` },
];

export async function loader(visit: LoaderFunctionArgs) {
  const api = await requireApi(visit);
  const documentId = visit.params.documentId ?? '';
  const nextToken = new URL(visit.request.url).searchParams.get('before');
  const [document, versions] = await Promise.all([
    api.prefetch(DocumentDocument, { id: documentId }),
    api.prefetchPage(VersionsDocument, { documentId, limit: versionsShown, nextToken }),
  ]);
  return { document, versions };
}

export async function action(visit: ActionFunctionArgs) {
  const api = await requireApi(visit);
  const submission = parseWithZod(await visit.request.formData(), { schema: RestoreForm });
  if (submission.status !== 'success') return data({ problem: 'Choose a version once more.' }, { status: 400 });

  const documentId = visit.params.documentId ?? '';
  const input = { documentId, ...submission.value };
  const { problem } = await api.attempt(RestoreVersionDocument, { input }, [
    'VersionConflict',
    'ReadOnlyDocument',
    'Busy',
  ]);
  if (!problem) return redirect(documentPath(documentId), 303);
  return data({ problem: problem.sentence }, { status: problem.status });
}

/** A refused restore means that this page is out of date; by default Remix would not reload it. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 409 || defaultShouldRevalidate;

export default function DocumentPage() {
  const prefetched = useLoaderData<typeof loader>();
  const document = useDocument(prefetched.document);
  const variables = useHydrated(VersionsDocument, prefetched.versions);
  const { data: { versions } = prefetched.versions.data } = useVersionsQuery({ variables });
  const problem = useActionData<typeof action>()?.problem;
  if (document.isGone) return <GoneDocument {...document} />;
  return (
    <>
      <BackToList role={document.role} />
      <TrashedNotice {...document} />
      <div className="mt-6">
        <DocumentHeading {...document} />
      </div>
      <DocumentFacts {...document} />
      <VersionList
        document={document}
        versions={versions}
        problem={problem}
        isFirst={!prefetched.versions.variables.nextToken}
      />
    </>
  );
}

function BackToList({ role }: { role: Role }) {
  const cameFrom = useCameFrom();
  const path = cameFrom?.list ?? (role === 'OWNER' ? documentsPath : sharedPath);
  return (
    <BackLink to={path} state={cameFrom}>
      {listName(path)}
    </BackLink>
  );
}
