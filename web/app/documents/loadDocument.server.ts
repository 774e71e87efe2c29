import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireApi } from '~/api/api.server';
import { DocumentDocument } from '~/graphql/generated';

/** The document that the address names. */
export async function loadDocument(visit: LoaderFunctionArgs) {
  const api = await requireApi(visit);
  return api.prefetch(DocumentDocument, { id: visit.params.documentId ?? '' });
}
