import type { Document, Role } from '../generated/types';
import type { DocumentItem } from './items';

/** The document as the schema shows it to somebody with this role. */
export function toDocument(item: DocumentItem, role: Role): Document {
  return {
    id: item.id,
    name: item.name,
    mimeType: item.mimeType,
    size: item.size,
    sha256: item.sha256,
    isSha256Verified: item.isSha256Verified,
    version: item.version,
    revision: item.revision,
    isReadOnly: item.isReadOnly,
    role,
    owner: { id: item.ownerId, name: item.ownerName, email: item.ownerEmail },
    createdAt: item.createdAt,
    updatedAt: item.updatedAt,
    updatedBy: { id: item.updatedById, name: item.updatedByName },
    trashedAt: item.trashedAt ?? null,
  };
}
