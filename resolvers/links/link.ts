import type { ShareLink } from '../generated/types';
import { isId } from '../shared/input';
import type { LinkItem } from './linkItems';
import { fail } from '../shared/outcome';

/** The link as the schema shows it to owner and managers. */
export function toShareLink(item: LinkItem, url: string | null): ShareLink {
  return {
    id: item.id,
    documentId: item.documentId,
    url,
    hasPassword: !!item.passwordHash,
    isPreviewOnly: item.isPreviewOnly,
    expiresAt: item.expiresAt ?? null,
    downloadLimit: item.downloadLimit ?? null,
    downloadCount: item.downloadCount,
    wrongPasswords: item.wrongPasswords,
    lastWrongAt: item.lastWrongAt ?? null,
    createdAt: item.createdAt,
    createdBy: { id: item.createdById, name: item.createdByName },
  };
}

export function requireLinkId(id: string): string {
  if (!isId(id)) linkNotFound();
  return id;
}

/** For callers who may see the document's links. */
export function linkNotFound(): never {
  fail('NotFound', 'This document has no such link, or not any more.');
}
