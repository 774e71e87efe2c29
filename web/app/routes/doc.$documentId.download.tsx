import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { requireApi } from '~/api/api.server';
import { CreateDownloadDocument } from '~/graphql/generated';

/** Leads to the bytes by an address that is good for a minute and that no later page gets to know. */
export async function loader(visit: LoaderFunctionArgs) {
  const api = await requireApi(visit);
  const input = { documentId: visit.params.documentId ?? '' };
  const { createDownload } = await api.mutate(CreateDownloadDocument, { input });
  return redirect(createDownload.request.url, { headers: { 'Referrer-Policy': 'no-referrer' } });
}

// A page and not a bare resource, so that a failure is shown as one.
export default function Download() {
  return null;
}
