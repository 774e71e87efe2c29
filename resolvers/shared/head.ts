import type { DocumentItem } from './items';
import { documentKey } from './keys';
import { busy, documentNotFound, fail, readOnlyDocument } from './outcome';
import { checkOf, updateOf, type Write } from './write';

/** Moves a document on from the state that was read, unless somebody else has done so first. */
export function advanceOf(document: DocumentItem, set: Record<string, unknown>): Write {
  return updateOf(
    documentKey(document.id),
    { set },
    {
      expression:
        'version = :version AND revision = :revision AND isReadOnly = :no AND attribute_not_exists(trashedAt)',
      values: { ':version': document.version, ':revision': document.revision, ':no': false },
    },
  );
}

/** Holds while the document is at the version that was read; its name may change meanwhile. */
export function versionCheck(document: DocumentItem): Write {
  const asRead = { expression: 'version = :version', values: { ':version': document.version } };
  return checkOf(documentKey(document.id), asRead);
}

/** Ends the request unless the document is at the version that a save is based on. */
export function requireBase(document: DocumentItem, baseVersion: number, uploadId: string | null): void {
  if (document.version === baseVersion) return;
  if (baseVersion > document.version) {
    fail('Invalid', 'baseVersion is a version that does not exist yet.', { field: 'baseVersion' });
  }
  const { version, updatedAt, updatedById, updatedByName } = document;
  fail(
    'VersionConflict',
    // The last change may be a rename, so the person who changed it last may not be the one who saved.
    `Version ${version} came in the meantime, and ${updatedByName} changed the document last. ` +
      'Look at that version first, then try again.',
    {
      version,
      updatedAt,
      updatedBy: { id: updatedById, name: updatedByName },
      ...(uploadId === null ? {} : { uploadId }),
    },
  );
}

/** Why `advanceOf` was refused, told by the document that was found instead. */
export function refusedBy(document: DocumentItem, baseVersion: number, uploadId: string | null): never {
  if (document.deletedAt) documentNotFound();
  const kept = uploadId === null ? {} : { uploadId };
  if (document.isReadOnly) readOnlyDocument(kept);
  if (document.trashedAt) {
    const orElse = uploadId === null ? 'first' : 'first, or save your work as a copy';
    fail('Conflict', `This document was put in the trash. Restore it ${orElse}.`, kept);
  }
  requireBase(document, baseVersion, uploadId);
  busy();
}
