import type { Document, Role } from '../generated/types';
import { granted } from '../shared/access';
import { toDocument } from '../shared/document';
import type { DocumentItem, SavedState, UploadItem } from '../shared/items';
import { uploadKey } from '../shared/keys';
import { busy } from '../shared/outcome';
import { bytesOf, type StoredUpload } from '../shared/save';
import type { Refusal } from '../shared/transaction';
import { unfinished } from './uploadState';
import { updateOf, type Write } from '../shared/write';
import { uploadExpired } from './failures';
import type { UploadContext } from './stash';

/** Completes an upload that left its document in this state, unless it has ended or was completed before. */
export function closingOf(
  upload: StoredUpload,
  { document, now }: { document: DocumentItem; now: string },
  more: Partial<UploadItem> = {},
): Write {
  const set = { state: 'COMPLETED', sha256: upload.sha256, saved: savedState(upload, document), ...more };
  return updateOf(
    uploadKey(upload.userId, upload.id),
    { set, remove: ['due', 'dueAt'] },
    {
      expression: `${unfinished.expression} AND expiresAt > :now`,
      names: unfinished.names,
      values: { ...unfinished.values, ':now': now },
    },
  );
}

/** The answer if `closingOf` was refused: the upload has ended, or has already become this document. */
export function closedBefore(ctx: UploadContext, refusal: Refusal, document: DocumentItem | null): Document {
  const role = granted(ctx).role ?? 'OWNER';
  const upload = refusal.item as StoredUpload | null;
  if (upload && upload.state !== 'COMPLETED') uploadExpired();
  if (upload && document && document.id === upload.documentId) return completedDocument(document, upload, role);
  // The row was moved in the meantime; the object key shows which upload made the document.
  if (document && document.objectKey === ctx.stash.upload.objectKey) return toDocument(document, role);
  // It became something that was not read here; a retry reads it.
  busy();
}

/**
 * The answer to a repeated save: the document as the first call left it. Answering with a newer head would
 * make the writer believe that its bytes are that version, and overwrite somebody's work with its next save.
 */
export function completedDocument(document: DocumentItem, upload: StoredUpload, role: Role): Document {
  const { size, sha256, saved } = upload;
  return toDocument({ ...document, size, sha256, ...ownState(upload), ...saved }, role);
}

/** Leaves out what the upload row contains already, because a row above 1 KB costs twice as much to write. */
function savedState(upload: StoredUpload, document: DocumentItem): SavedState {
  const { name, mimeType, isSha256Verified, version, revision, updatedAt, updatedById, updatedByName } = document;
  const own = ownState(upload);
  return {
    version,
    revision,
    updatedAt,
    ...(name === own.name ? {} : { name }),
    ...(mimeType === own.mimeType ? {} : { mimeType }),
    ...(isSha256Verified === own.isSha256Verified ? {} : { isSha256Verified }),
    ...(updatedById === own.updatedById ? {} : { updatedById }),
    ...(updatedByName === own.updatedByName ? {} : { updatedByName }),
  };
}

/** The saved state of a document that is exactly what its upload announced. */
function ownState(upload: StoredUpload) {
  const { name, mimeType, userId, userName } = upload;
  const { isSha256Verified } = bytesOf(upload);
  return { name, mimeType, isSha256Verified, updatedById: userId, updatedByName: userName };
}
