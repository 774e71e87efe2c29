import type { Version } from '../generated/types';
import { grantedDocument } from '../shared/access';
import type { DocumentItem, VersionItem } from '../shared/items';
import type { VersionContext } from './stash';

/** The version as the schema shows it. */
export function toVersion(item: VersionItem): Version {
  return {
    documentId: item.documentId,
    version: item.version,
    name: item.name,
    mimeType: item.mimeType,
    size: item.size,
    sha256: item.sha256,
    isSha256Verified: item.isSha256Verified,
    createdAt: item.createdAt,
    createdBy: { id: item.createdById, name: item.createdByName },
    restoredFrom: item.restoredFrom ?? null,
  };
}

/** What `loadVersion` found for the caller: the version asked for, or the newest. */
export function askedBytes(ctx: VersionContext): DocumentItem | VersionItem {
  const { found } = ctx.stash;
  return found ? found : grantedDocument(ctx).document;
}
