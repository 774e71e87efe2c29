import {
  DocumentDocument,
  RevokeShareDocument,
  ShareDocumentDocument,
  SharesDocument,
  type ShareFieldsFragment,
} from '#client/generated';
import type { Person } from './quire';

export type GivenRole = 'VIEWER' | 'EDITOR' | 'MANAGER';

export async function share(
  by: Person,
  documentId: string,
  email: string,
  role: GivenRole,
  expiresAt?: string,
): Promise<ShareFieldsFragment> {
  return (await by.get(ShareDocumentDocument, { input: { documentId, email, role, expiresAt } })).shareDocument;
}

export const revoke = (by: Person, { documentId, id }: Pick<ShareFieldsFragment, 'documentId' | 'id'>) =>
  by.get(RevokeShareDocument, { documentId, shareId: id });

export const sharesOf = async (by: Person, documentId: string) =>
  (await by.get(SharesDocument, { documentId })).shares.items;

/** A person's role on the document, or NotFound. */
export async function roleOf(who: Person, documentId: string): Promise<string> {
  const { data, errors } = await who.ask(DocumentDocument, { id: documentId });
  return data?.document?.role ?? errors[0]?.errorType ?? 'a bug';
}
