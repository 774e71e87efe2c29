import type { Document, Role } from '../generated/types';
import { toDocument } from './document';
import type { ChangeItem, ChangeKind, DocumentItem, UploadItem, VersionItem } from './items';
import { changeKey, documentKey, ownedBy, versionKey } from './keys';

export type Actor = { id: string; name: string };

/** The bytes of a save, wherever they come from. */
export type Bytes = Pick<DocumentItem, 'mimeType' | 'size' | 'sha256' | 'isSha256Verified' | 'objectKey'>;

type Moment = { version: number; revision: number; at: string };

export const bytesOf = ({ mimeType, size, sha256, objectKey }: UploadItem): Bytes => ({
  ...{ mimeType, size, sha256, objectKey },
  isSha256Verified: true,
});

export const actorOf = (upload: UploadItem): Actor => ({ id: upload.userId, name: upload.userName });

/** The document a new upload becomes: version 1 of itself. */
export function firstDocument(upload: UploadItem, now: string): DocumentItem {
  return {
    ...documentKey(upload.documentId),
    id: upload.documentId,
    ownerId: upload.ownerId,
    ownerName: upload.ownerName,
    ownerEmail: upload.ownerEmail,
    name: upload.name,
    isReadOnly: upload.isReadOnly,
    createdAt: now,
    gsi1pk: ownedBy(upload.ownerId),
    ...savedAttributes(bytesOf(upload), actorOf(upload), { version: 1, revision: 1, at: now }),
  };
}

/** What the next save changes of a document, and all that it changes. */
export function nextSave(document: DocumentItem, bytes: Bytes, actor: Actor, now: string) {
  return savedAttributes(bytes, actor, { version: document.version + 1, revision: document.revision + 1, at: now });
}

function savedAttributes(bytes: Bytes, actor: Actor, { version, revision, at }: Moment) {
  return {
    version,
    revision,
    mimeType: bytes.mimeType,
    size: bytes.size,
    sha256: bytes.sha256,
    isSha256Verified: bytes.isSha256Verified,
    objectKey: bytes.objectKey,
    updatedAt: at,
    updatedById: actor.id,
    updatedByName: actor.name,
    savedById: actor.id,
    gsi1sk: at,
  };
}

/** The version row of a save that led to this state of the document. */
export function versionOf(document: DocumentItem, uploadId: string): VersionItem {
  return {
    ...versionKey(document.id, document.version),
    documentId: document.id,
    version: document.version,
    name: document.name,
    mimeType: document.mimeType,
    size: document.size,
    sha256: document.sha256,
    isSha256Verified: document.isSha256Verified,
    objectKey: document.objectKey,
    uploadId,
    createdAt: document.updatedAt,
    createdById: document.updatedById,
    createdByName: document.updatedByName,
  };
}

/** The outbox row of a change that led to this state of the document. */
export function changeOf(document: DocumentItem, kind: ChangeKind): ChangeItem {
  return {
    ...changeKey(document.id, document.revision),
    documentId: document.id,
    revision: document.revision,
    kind,
    version: document.version,
    name: document.name,
    actorId: document.updatedById,
    actorName: document.updatedByName,
    at: document.updatedAt,
  };
}

/**
 * The answer to a save that was carried out before: the document as that save left it. Answering with a newer head would
 * make the writer believe that its bytes are that version, and overwrite somebody's work with its next save.
 */
export function completedDocument(document: DocumentItem, upload: UploadItem, role: Role): Document {
  const moment = { version: upload.version ?? 0, revision: upload.revision ?? 0, at: upload.completedAt ?? '' };
  const saved = savedAttributes(bytesOf(upload), actorOf(upload), moment);
  return toDocument({ ...document, ...saved, name: upload.name }, role);
}

/** True when these bytes are the document already: unchanged since the base, or this very save come through before. */
export function isAlreadySaved(document: DocumentItem, bytes: Bytes, actor: Actor, baseVersion: number): boolean {
  if (document.sha256 !== bytes.sha256 || document.size !== bytes.size) return false;
  if (document.version === baseVersion) return true;
  return document.version === baseVersion + 1 && document.savedById === actor.id;
}
