import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { requireApi } from '~/api/api.server';
import { GoneDocument } from '~/documents/GoneDocument';
import { LinksSection } from '~/sharing/LinksSection';
import { PeopleSection } from '~/sharing/PeopleSection';
import { PageHeading } from '~/components/PageHeading';
import { TrashedNotice } from '~/trash/TrashedNotice';
import { TypedNotice } from '~/components/TypedNotice';
import { Done } from '~/components/ui/Done';
import { Name } from '~/components/ui/Name';
import { useDocument } from '~/documents/useDocument';
import { DocumentDocument, LinksDocument, SharesDocument } from '~/graphql/generated';
import { readForm, takeTyped } from '~/session/typed.server';
import { carryOut } from '~/sharing/carryOut.server';
import { doneWords, shareDonePath } from '~/sharing/shareDone';
import { SharingForm } from '~/sharing/sharingForm.server';
import { formErrorsOf } from '~/sharing/sharingProblem';
import { inSentence } from '../../../schema/text';
import { documentPath } from '../../../schema/webPaths';

export { ProblemView as ErrorBoundary } from '~/components/ProblemView';

const peopleShown = 50;

export const meta: MetaFunction<typeof loader> = ({ data: prefetched }) => [
  { title: `Share ${inSentence(prefetched?.document.data.document.name ?? 'document')} · Quire` },
];

export async function loader(visit: LoaderFunctionArgs) {
  const api = await requireApi(visit);
  const documentId = visit.params.documentId ?? '';
  const url = new URL(visit.request.url);
  const nextToken = url.searchParams.get('after');
  const [document, people, links] = await Promise.all([
    api.prefetch(DocumentDocument, { id: documentId }),
    api.prefetchPage(SharesDocument, { documentId, limit: peopleShown, nextToken }),
    api.prefetch(LinksDocument, { documentId }),
  ]);
  const { shares } = people.data;
  const typed = await takeTyped(visit);
  return {
    document,
    shares,
    links: links.data.links,
    isFirst: !nextToken,
    done: doneWords(url),
    now: Date.now(),
    typed,
  };
}

export async function action(visit: ActionFunctionArgs) {
  const form = await readForm(visit, ['intent', 'email', 'role', 'until', 'shareId']);
  const api = await requireApi(visit);
  const submission = parseWithZod(form, { schema: SharingForm });
  const { shareId, linkId } = submission.payload;
  const rowId = shareId ?? linkId ?? null;
  if (submission.status !== 'success') return data({ lastResult: submission.reply(), rowId }, { status: 400 });

  const documentId = visit.params.documentId ?? '';
  const { problem } = await carryOut(api, documentId, submission.value);
  if (!problem) return redirect(shareDonePath(documentId, submission.value.intent), 303);
  if (problem.type === 'NotFound') return redirect(shareDonePath(documentId, 'gone'), 303);
  return data({ lastResult: submission.reply(formErrorsOf(problem)), rowId }, { status: problem.status });
}

export default function SharePage() {
  const { document: prefetched, shares, links, isFirst, done, now, typed } = useLoaderData<typeof loader>();
  const { lastResult, rowId } = useActionData<typeof action>() ?? { rowId: null };
  const document = useDocument(prefetched);
  const sentence = Object.values(lastResult?.error ?? {}).flat()[0];
  const problem = typeof rowId === 'string' && sentence ? { rowId, sentence } : null;
  if (document.isGone) return <GoneDocument {...document} />;
  return (
    <>
      {done && <Done>{done}</Done>}
      <TypedNotice typed={typed} />
      <PageHeading
        title={
          <>
            Share <Name>{document.name}</Name>
          </>
        }
        backTo={documentPath(document.id)}
        back={<Name>{document.name}</Name>}
      />
      <TrashedNotice {...document} />
      <PeopleSection
        document={document}
        shares={shares}
        isFirst={isFirst}
        problem={problem}
        typed={typed}
        lastResult={rowId === null ? lastResult : undefined}
      />
      <LinksSection document={document} links={links} now={now} problem={problem} />
    </>
  );
}
