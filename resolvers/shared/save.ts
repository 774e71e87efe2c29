import type { Document, Role } from '../generated/types';
import { toDocument } from './document';
import type { ChangeItem, ChangeKind, DocumentItem, UploadItem, VersionItem } from './items';
import { changeKey, documentKey, ownedBy, versionKey } from './keys';

type Actor = { id: string; name: string };

/** The document a new upload becomes: version 1 of itself. */
export function firstDocument(upload: UploadItem, now: string): DocumentItem {
  return {
    ...documentKey(upload.documentId),
    id: upload.documentId,
    ownerId: upload.ownerId,
    ownerName: upload.ownerName,
    ownerEmail: upload.ownerEmail,
    name: upload.name,
    isReadOnly: false,
    createdAt: now,
    gsi1pk: ownedBy(upload.ownerId),
    ...savedAttributes(upload, 1, 1, now),
  };
}

/** The same document one save later. */
export function nextDocument(document: DocumentItem, upload: UploadItem, now: string): DocumentItem {
  return { ...document, ...savedAttributes(upload, document.version + 1, document.revision + 1, now) };
}

/** What a save changes of a document, and all that it changes. */
export function savedAttributes(upload: UploadItem, version: number, revision: number, now: string) {
  return {
    version,
    revision,
    mimeType: upload.mimeType,
    size: upload.size,
    sha256: upload.sha256,
    isSha256Verified: true,
    objectKey: upload.objectKey,
    updatedAt: now,
    updatedById: upload.userId,
    updatedByName: upload.userName,
    gsi1sk: now,
  };
}

export function versionOf(document: DocumentItem, upload: UploadItem): VersionItem {
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
    uploadId: upload.id,
    createdAt: document.updatedAt,
    createdById: document.updatedById,
    createdByName: document.updatedByName,
  };
}

/** The outbox row of a change that led to this state of the document. */
export function changeOf(document: DocumentItem, kind: ChangeKind, actor: Actor): ChangeItem {
  return {
    ...changeKey(document.id, document.revision),
    documentId: document.id,
    revision: document.revision,
    kind,
    version: document.version,
    name: document.name,
    actorId: actor.id,
    actorName: actor.name,
    at: document.updatedAt,
  };
}

/**
 * The answer to a save that was carried out before: the document as that save left it. Answering with a newer head would
 * make the writer believe that its bytes are that version, and overwrite somebody's work with its next save.
 */
export function completedDocument(document: DocumentItem, upload: UploadItem, role: Role): Document {
  const { name, version, revision, completedAt } = upload;
  const saved = savedAttributes(upload, version ?? 0, revision ?? 0, completedAt ?? upload.createdAt);
  return toDocument({ ...document, ...saved, name }, role);
}

/** True when these bytes are the document already: unchanged since the base, or this very save come through before. */
export function isAlreadySaved(document: DocumentItem, upload: UploadItem, baseVersion: number): boolean {
  if (document.sha256 !== upload.sha256 || document.size !== upload.size) return false;
  if (document.version === baseVersion) return true;
  return document.version === baseVersion + 1 && document.updatedById === upload.userId;
}
