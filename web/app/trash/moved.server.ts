import type { Api } from '~/api/api.server';
import { DocumentDocument, type DocumentDetailsFragment } from '~/graphql/generated';

/** The document that was just put into the trash or taken out of it, for a page to say so: the index may lag behind. */
export async function findMoved(api: Api, searchParams: URLSearchParams): Promise<DocumentDetailsFragment | null> {
  const id = searchParams.get('moved');
  const found = id && (await api.find(DocumentDocument, { id }));
  return found ? found.data.document : null;
}
