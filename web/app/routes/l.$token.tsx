import { data, redirect, redirectDocument, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction, type ShouldRevalidateFunction } from '@remix-run/react';
import { requireBytes } from '~/api/signedBytes.server';
import { LinkedDocument } from '~/links/LinkedDocument';
import { LinkOver } from '~/links/LinkOver';
import { LinkPassword } from '~/links/LinkPassword';
import { Shell } from '~/components/ui/Shell';
import { DownloadByLinkDocument, LookAtLinkDocument, PreviewByLinkDocument } from '~/graphql/generated';
import type { LinkProblem } from '~/links/linkProblem';
import { linkPasswords } from '~/links/linkPasswords.server';
import { openLink } from '~/links/openLink.server';
import type { Visit } from '~/session/session.server';
import { inSentence } from '../../../schema/text';

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: `${inSentence(found?.linked?.name ?? 'A shared document')} · Quire` },
];

/** The action's answer is complete, and loading again could find that the last download is used up. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionResult, defaultShouldRevalidate }) =>
  actionResult === undefined && defaultShouldRevalidate;

export async function loader(visit: LoaderFunctionArgs) {
  const { linked, problem } = await openLink(visit, PreviewByLinkDocument, await askedBy(visit));
  if (linked) return data({ linked, problem });
  // The password was right before, so the owner has changed it.
  if (problem.asks && problem.status === 403) linkPasswords.forget(visit, tokenOf(visit));
  return answerOf(problem);
}

export async function action(visit: ActionFunctionArgs) {
  const form = new URLSearchParams(await visit.request.text());
  switch (form.get('intent')) {
    case 'download':
      return download(visit);
    case 'preview':
      return preview(visit);
    default:
      return unlock(visit, form.get('password') ?? '');
  }
}

const tokenOf = ({ params }: LoaderFunctionArgs) => params.token ?? '';

/** The link's token, with the password if the visitor has entered one. */
async function askedBy(visit: LoaderFunctionArgs) {
  const token = tokenOf(visit);
  return { token, password: await linkPasswords.find(visit, token) };
}

async function unlock(visit: LoaderFunctionArgs, password: string) {
  const token = tokenOf(visit);
  const { problem } = await openLink(visit, LookAtLinkDocument, { token, password });
  if (problem) return answerOf(problem);
  await linkPasswords.keep(visit, token, password);
  return backToPage(visit);
}

/** If there is no download, the page says why. */
async function download(visit: LoaderFunctionArgs) {
  const { linked } = await openLink(visit, DownloadByLinkDocument, await askedBy(visit));
  if (!linked?.download) return backToPage(visit);
  const { url } = linked.download.request;
  await requireBytes(visit, url);
  return redirectDocument(url, 303);
}

async function preview(visit: LoaderFunctionArgs) {
  const asked = { ...(await askedBy(visit)), spendsDownload: true };
  const { linked, problem } = await openLink(visit, PreviewByLinkDocument, asked);
  return linked ? data({ linked, problem }) : answerOf(problem);
}

const backToPage = ({ request }: Visit) => redirect(new URL(request.url).pathname, 303);

function answerOf(problem: LinkProblem) {
  const headers = problem.retryAfter > 0 ? { 'retry-after': String(problem.retryAfter) } : undefined;
  return data({ linked: null, problem }, { status: problem.status, headers });
}

export default function LinkPage() {
  const loaded = useLoaderData<typeof loader>();
  const { linked, problem } = useActionData<typeof action>() ?? loaded;
  return (
    <Shell home="/">
      {linked && <LinkedDocument {...linked} />}
      {problem && (problem.asks ? <LinkPassword problem={problem} /> : <LinkOver {...problem} />)}
    </Shell>
  );
}
