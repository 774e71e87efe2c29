import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { requireApi } from '~/api/api.server';
import { GoneDocument } from '~/documents/GoneDocument';
import { LinkForm } from '~/sharing/LinkForm';
import { PageHeading } from '~/components/PageHeading';
import { TypedNotice } from '~/components/TypedNotice';
import { Name } from '~/components/ui/Name';
import { useDocument } from '~/documents/useDocument';
import { DocumentDocument, LinksDocument, UpdateLinkDocument } from '~/graphql/generated';
import { leaveWith } from '~/leave.server';
import { readForm, takeTyped } from '~/session/typed.server';
import { ChangeLinkForm, keptTerms, termsOf } from '~/sharing/linkForm.server';
import { shareDonePath } from '~/sharing/shareDone';
import { formErrorsOf, sharingProblems } from '~/sharing/sharingProblem';
import { sharePath } from '../../../schema/webPaths';

export { ProblemView as ErrorBoundary } from '~/components/ProblemView';

export const meta: MetaFunction = () => [{ title: 'Change a link · Quire' }];

export async function loader(visit: LoaderFunctionArgs) {
  const api = await requireApi(visit);
  const { documentId = '', linkId } = visit.params;
  const [document, { data: found }] = await Promise.all([
    api.prefetch(DocumentDocument, { id: documentId }),
    api.prefetch(LinksDocument, { documentId }),
  ]);
  const link = found.links.find(({ id }) => id === linkId);
  if (!link) return leaveWith(data(gone, { status: 404 }));
  return { document, link, typed: await takeTyped(visit) };
}

export async function action(visit: ActionFunctionArgs) {
  const form = await readForm(visit, keptTerms);
  const api = await requireApi(visit);
  const submission = parseWithZod(form, { schema: ChangeLinkForm });
  if (submission.status !== 'success') return data(submission.reply(), { status: 400 });

  const { documentId = '', linkId: id = '' } = visit.params;
  const input = { documentId, id, ...termsOf(submission.value) };
  const { problem } = await api.attempt(UpdateLinkDocument, { input }, sharingProblems);
  if (!problem) return redirect(shareDonePath(documentId, 'change'), 303);
  if (problem.type === 'NotFound') return redirect(shareDonePath(documentId, 'gone'), 303);
  return data(submission.reply(formErrorsOf(problem)), { status: problem.status });
}

const gone = { title: 'There is no such link', sentence: 'It may have been revoked in the meantime.' };

export default function ChangeLinkPage() {
  const { document: prefetched, link, typed } = useLoaderData<typeof loader>();
  const document = useDocument(prefetched);
  const { id, name } = document;
  const backTo = sharePath(id);
  const lastResult = useActionData<typeof action>();
  if (document.isGone) return <GoneDocument {...document} />;
  return (
    <>
      <TypedNotice typed={typed} hasPassword />
      <PageHeading
        title="Change the link"
        backTo={backTo}
        back={
          <>
            Share <Name>{name}</Name>
          </>
        }
      />
      <LinkForm document={document} link={link} cancelTo={backTo} submit="Save" lastResult={lastResult} typed={typed} />
    </>
  );
}
