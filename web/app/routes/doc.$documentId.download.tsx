import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { requireApi } from '~/api/api.server';
import { requireBytes } from '~/api/signedBytes.server';
import { CreateDownloadDocument } from '~/graphql/generated';

/** Redirects to the bytes, by an address that is valid for a minute and that no later page learns. */
export async function loader(visit: LoaderFunctionArgs) {
  const api = await requireApi(visit);
  const documentId = visit.params.documentId ?? '';
  const input = { documentId, version: versionOf(new URL(visit.request.url)) };
  const { createDownload } = await api.mutate(CreateDownloadDocument, { input });
  const { url } = createDownload.request;
  await requireBytes(visit, url);
  return redirect(url);
}

// A page and not a resource route, so that failures are shown as a page.
export default function Download() {
  return null;
}

/** Null for the newest version; anything that is not a number becomes a version that does not exist. */
function versionOf({ searchParams }: URL): number | null {
  const asked = searchParams.get('version');
  if (asked === null) return null;
  return /^\d{1,9}$/.test(asked) ? Number(asked) : 0;
}
