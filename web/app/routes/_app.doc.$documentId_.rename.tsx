import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { requireApi } from '~/api/api.server';
import { RenameDocument } from '~/components/RenameDocument';
import { loadDocument } from '~/documents/loadDocument.server';
import { RenameForm } from '~/documents/renameForm.server';
import { useDocument } from '~/documents/useDocument';
import { UpdateDocumentDocument } from '~/graphql/generated';
import { documentPath } from '../../../schema/webPaths';

export { ProblemView as ErrorBoundary } from '~/components/ProblemView';

export const meta: MetaFunction<typeof loader> = ({ data: prefetched }) => [
  { title: `Rename ${prefetched?.data.document.name ?? 'document'} · Quire` },
];

export async function loader(visit: LoaderFunctionArgs) {
  return loadDocument(visit);
}

export async function action(visit: ActionFunctionArgs) {
  const api = await requireApi(visit);
  const submission = parseWithZod(await visit.request.formData(), { schema: RenameForm });
  if (submission.status !== 'success') return data(submission.reply(), { status: 400 });

  const id = visit.params.documentId ?? '';
  const input = { id, name: submission.value.name };
  const { problem } = await api.attempt(UpdateDocumentDocument, { input }, ['Invalid', 'ReadOnlyDocument', 'Busy']);
  if (!problem) return redirect(documentPath(id), 303);
  return data(submission.reply({ fieldErrors: { name: [problem.sentence] } }), { status: problem.status });
}

export default function RenamePage() {
  const document = useDocument(useLoaderData<typeof loader>());
  return <RenameDocument {...document} lastResult={useActionData<typeof action>()} />;
}
