import type { Api } from '~/api/api.server';
import { DocumentDocument, type DocumentDetailsFragment } from '~/graphql/generated';

/** The document that was just moved into or out of the trash, for a message; the list's index may lag behind. */
export async function findMoved(api: Api, searchParams: URLSearchParams): Promise<DocumentDetailsFragment | null> {
  const id = searchParams.get('moved');
  const found = id && (await api.find(DocumentDocument, { id }));
  return found ? found.data.document : null;
}
