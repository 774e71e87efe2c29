import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { requireApi } from '~/api/api.server';
import { GoneDocument } from '~/documents/GoneDocument';
import { RenameDocument } from '~/documents/RenameDocument';
import { TypedNotice } from '~/components/TypedNotice';
import { lostEnding, withEnding } from '#client/ending';
import { loadDocument } from '~/documents/loadDocument.server';
import { RenameForm } from '~/documents/renameForm.server';
import { useDocument } from '~/documents/useDocument';
import { UpdateDocumentDocument } from '~/graphql/generated';
import { readForm, takeTyped } from '~/session/typed.server';
import { inSentence } from '../../../schema/text';
import { documentPath } from '../../../schema/webPaths';

export { ProblemView as ErrorBoundary } from '~/components/ProblemView';

export const meta: MetaFunction<typeof loader> = ({ data: prefetched }) => [
  { title: `Rename ${inSentence(prefetched?.data.document.name ?? 'document')} · Quire` },
];

export async function loader(visit: LoaderFunctionArgs) {
  return { ...(await loadDocument(visit)), typed: await takeTyped(visit) };
}

export async function action(visit: ActionFunctionArgs) {
  const form = await readForm(visit, ['name']);
  const api = await requireApi(visit);
  const submission = parseWithZod(form, { schema: RenameForm });
  if (submission.status !== 'success') return data({ lastResult: submission.reply(), ending: null }, { status: 400 });

  const { name: typed, former = '', ending: wish } = submission.value;
  const ending = lostEnding(former, typed);
  if (ending && !wish) return data({ lastResult: submission.reply(), ending }, { status: 400 });

  const id = visit.params.documentId ?? '';
  const input = { id, name: ending && wish === 'keep' ? withEnding(typed, ending) : typed };
  const { problem } = await api.attempt(UpdateDocumentDocument, { input }, ['Invalid', 'ReadOnlyDocument', 'Busy']);
  if (!problem) return redirect(documentPath(id), 303);
  const lastResult = submission.reply({ fieldErrors: { name: [problem.sentence] } });
  return data({ lastResult, ending: null }, { status: problem.status });
}

export default function RenamePage() {
  const { typed, ...prefetched } = useLoaderData<typeof loader>();
  const document = useDocument(prefetched);
  const answer = useActionData<typeof action>();
  if (document.isGone) return <GoneDocument {...document} />;
  return (
    <>
      <TypedNotice typed={typed} />
      <RenameDocument {...document} typed={typed} {...answer} />
    </>
  );
}
