import { randomUUID } from 'node:crypto';
import { parseWithZod } from '@conform-to/zod/v4';
import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { requireApi } from '~/api/api.server';
import { GoneDocument } from '~/documents/GoneDocument';
import { LinkForm } from '~/sharing/LinkForm';
import { PageHeading } from '~/components/PageHeading';
import { NewLink } from '~/sharing/NewLink';
import { TypedNotice } from '~/components/TypedNotice';
import { Name } from '~/components/ui/Name';
import { loadDocument } from '~/documents/loadDocument.server';
import { useDocument } from '~/documents/useDocument';
import { CreateLinkDocument } from '~/graphql/generated';
import { readForm, takeTyped } from '~/session/typed.server';
import { expiresAtOf } from '~/sharing/expiring.server';
import { keptTerms, NewLinkForm } from '~/sharing/linkForm.server';
import { formErrorsOf, sharingProblems } from '~/sharing/sharingProblem';
import { sharePath } from '../../../schema/webPaths';

export { ProblemView as ErrorBoundary } from '~/components/ProblemView';

export const meta: MetaFunction = () => [{ title: 'Make a link · Quire' }];

export async function loader(visit: LoaderFunctionArgs) {
  // A form that is sent again because its answer got lost finds the link that it made.
  return { ...(await loadDocument(visit)), clientRequestId: randomUUID(), typed: await takeTyped(visit) };
}

/** Answers with the address instead of redirecting, because the address cannot be fetched again. */
export async function action(visit: ActionFunctionArgs) {
  const form = await readForm(visit, keptTerms);
  const api = await requireApi(visit);
  const submission = parseWithZod(form, { schema: NewLinkForm });
  if (submission.status !== 'success') return data({ url: null, lastResult: submission.reply() }, { status: 400 });

  const { clientRequestId, password, downloadLimit, isPreviewOnly } = submission.value;
  const terms = { clientRequestId, password, downloadLimit, isPreviewOnly, expiresAt: expiresAtOf(submission.value) };
  const input = { documentId: visit.params.documentId ?? '', ...terms };
  const { data: made, problem } = await api.attempt(CreateLinkDocument, { input }, sharingProblems);
  if (!problem) return data({ url: made.createLink.url, lastResult: undefined });
  return data({ url: null, lastResult: submission.reply(formErrorsOf(problem)) }, { status: problem.status });
}

export default function NewLinkPage() {
  const { clientRequestId, typed, ...prefetched } = useLoaderData<typeof loader>();
  const document = useDocument(prefetched);
  const { id, name } = document;
  const { url, lastResult } = useActionData<typeof action>() ?? {};
  const backTo = sharePath(id);
  if (document.isGone) return <GoneDocument {...document} />;
  return (
    <>
      <TypedNotice typed={typed} hasPassword />
      <PageHeading
        title={url ? 'Your link is ready' : 'Make a link'}
        backTo={backTo}
        back={
          <>
            Share <Name>{name}</Name>
          </>
        }
      />
      {url ? (
        <NewLink url={url} backTo={backTo} />
      ) : (
        <LinkForm
          document={document}
          link={null}
          clientRequestId={clientRequestId}
          cancelTo={backTo}
          submit="Make the link"
          lastResult={lastResult}
          typed={typed}
        />
      )}
    </>
  );
}
