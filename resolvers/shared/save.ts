import type { ChangeKind } from '../generated/types';
import type { ChangeItem, DocumentItem, UploadItem, VersionItem } from './items';
import { changeKey, documentKey, ownedBy, versionKey } from './keys';
import { planOf } from './multipart';

type Actor = { id: string; name: string };

/** The bytes of a save, wherever they come from. */
export type Bytes = Pick<
  DocumentItem,
  'mimeType' | 'size' | 'sha256' | 'isSha256Verified' | 'objectKey' | 'compositeSha256'
>;

/** An upload whose bytes were found in the bucket. */
export type StoredUpload = UploadItem & { sha256: string };

type Moment = { version: number; revision: number; at: string };

export const bytesOf = (upload: StoredUpload): Bytes => ({
  mimeType: upload.contentType ?? upload.mimeType,
  size: upload.size,
  sha256: upload.sha256,
  isSha256Verified: planOf(upload) === null,
  objectKey: upload.objectKey,
  compositeSha256: upload.compositeSha256 ?? null,
});

export const actorOf = (upload: UploadItem): Actor => ({ id: upload.userId, name: upload.userName });

/** The document a new upload becomes: version 1 of itself. */
export function firstDocument(upload: StoredUpload, now: string): DocumentItem {
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

/** All attributes of a document that the next save changes. */
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
    compositeSha256: bytes.compositeSha256 ?? null,
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
    compositeSha256: document.compositeSha256 ?? null,
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

/** True if the document has these bytes already: unchanged since the base, or this save was done before. */
export function isAlreadySaved(document: DocumentItem, bytes: Bytes, actor: Actor, baseVersion: number): boolean {
  if (!hasBytes(document, bytes)) return false;
  if (document.version === baseVersion) return true;
  return document.version === baseVersion + 1 && document.savedById === actor.id;
}

/** A stated sha256 is not enough: for bytes sent in parts, S3's composite checksum must be the same, too. */
function hasBytes(document: DocumentItem, bytes: Bytes): boolean {
  const isSameComposite = (document.compositeSha256 ?? null) === (bytes.compositeSha256 ?? null);
  return document.sha256 === bytes.sha256 && document.size === bytes.size && isSameComposite;
}
