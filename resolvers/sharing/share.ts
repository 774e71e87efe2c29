import { util } from '@aws-appsync/utils';
import type { Role, Share } from '../generated/types';
import { lowerCase } from '../shared/address';
import { hasOnly } from '../shared/input';
import { fail } from '../shared/outcome';
import type { GrantRole, ShareItem } from '../shared/shareItems';

/** The validated arguments of `shareDocument`, `updateShare` or `revokeShare`. */
export type AskedShare = {
  email: string;
  /** Null keeps it as it is. */
  role: GrantRole | null;
  /** ISO 8601. */
  expiresAt: string | null;
  /** True if the share keeps its expiry. */
  keepsExpiry: boolean;
  /** True if the share must exist already. */
  isKnown: boolean;
};

/** The share as the schema shows it: the same with an account and without. */
export function toShare(item: ShareItem): Share {
  return {
    id: shareIdOf(item.email),
    documentId: item.documentId,
    email: item.email,
    role: item.role,
    expiresAt: item.expiresAt ?? null,
    createdAt: item.createdAt,
    createdBy: { id: item.createdById, name: item.createdByName },
  };
}

/** The address in base64url without padding. */
function shareIdOf(email: string): string {
  return util.base64Encode(email).split('+').join('-').split('/').join('_').split('=').join('');
}

/** The address that a share's id stands for. */
export function requireShareId(id: string): string {
  if (id.length > 400 || !hasOnly('A-Za-z0-9_-', id)) shareNotFound();
  const padding = '==='.slice(0, (4 - (id.length % 4)) % 4);
  const email = util.base64Decode(id.split('-').join('+').split('_').join('/') + padding);
  if (shareIdOf(email) !== id || lowerCase(email) !== email) shareNotFound();
  return email;
}

export function shareNotFound(): never {
  fail('NotFound', 'This document is not shared with that address, or not any more.');
}

/** Only creating a document makes somebody its OWNER; the role cannot be given. */
export function requireGrantRole(role: Role): GrantRole {
  if (role === 'OWNER') fail('Invalid', 'role is VIEWER, EDITOR or MANAGER: OWNER is never given.', { field: 'role' });
  return role;
}
