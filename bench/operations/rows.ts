import { documentKey, grantKey, ownedBy, sharedWith } from '../../resolvers/shared/keys';
import type { Row } from '../bare/items';
import type { Person } from '../sides/side';

/** Ids in the API's format: 26 characters, in order. */
export const idOf = (prefix: string, index: number) => `${prefix}${String(index).padStart(26 - prefix.length, '0')}`;

const atSecond = (second: number) => new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString();

/** The row of a document that this person owns, as its first save leaves it. */
export function documentRow(owner: Person, id: string, index: number): Row {
  const at = atSecond(index);
  const objectKey = `users/${owner.userId}/documents/${id}/${id}`;
  const bytes = { size: 1000, sha256: 'ab'.repeat(32), isSha256Verified: true, objectKey, compositeSha256: null };
  const people = { ownerId: owner.userId, ownerName: 'owner', ownerEmail: owner.email };
  const writer = { updatedById: owner.userId, updatedByName: 'owner', savedById: owner.userId };
  return {
    ...documentKey(id),
    id,
    name: `a name of the usual length ${index}.odt`,
    mimeType: 'application/vnd.oasis.opendocument.text',
    ...bytes,
    ...people,
    ...writer,
    version: 1,
    revision: 1,
    isReadOnly: false,
    createdAt: at,
    updatedAt: at,
    gsi1pk: ownedBy(owner.userId),
    gsi1sk: at,
  };
}

/** The row that gives another person access to the document. */
export function grantRow({ userId, email }: Person, documentId: string, index: number): Row {
  const sharedAt = atSecond(index);
  const shown = { email, role: 'VIEWER', userId, revision: 1, sharedAt };
  return { ...grantKey(documentId, userId), ...shown, gsi1pk: sharedWith(userId), gsi1sk: sharedAt };
}
