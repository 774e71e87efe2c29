import type { Key } from './keys';

/** Items as DynamoDB holds them; docs/data-model.md says what each is for. Times are ISO 8601 in UTC, sizes bytes. */
export type DocumentItem = Key & {
  id: string;
  ownerId: string;
  ownerName: string;
  ownerEmail: string;
  name: string;
  mimeType: string;
  size: number;
  sha256: string;
  isSha256Verified: boolean;
  version: number;
  revision: number;
  isReadOnly: boolean;
  objectKey: string;
  createdAt: string;
  updatedAt: string;
  updatedById: string;
  updatedByName: string;
  /** Who made the newest version; a rename changes `updatedById` only. */
  savedById: string;
  trashedAt?: string;
  gsi1pk: string;
  gsi1sk: string;
};

export type VersionItem = Key & {
  documentId: string;
  version: number;
  name: string;
  mimeType: string;
  size: number;
  sha256: string;
  isSha256Verified: boolean;
  objectKey: string;
  uploadId: string;
  createdAt: string;
  createdById: string;
  createdByName: string;
  restoredFrom?: number;
};

export type ChangeKind = 'CREATED' | 'SAVED' | 'RESTORED' | 'RENAMED' | 'LOCKED';

export type ChangeItem = Key & {
  documentId: string;
  revision: number;
  kind: ChangeKind;
  version: number;
  name: string;
  actorId: string;
  actorName: string;
  at: string;
};

export type GrantRole = 'VIEWER' | 'EDITOR' | 'MANAGER';

export type GrantItem = Key & { userId: string; role: GrantRole; expiresAt?: string };

export type AccountItem = Key & {
  id: string;
  email: string;
  name: string;
  createdAt: string;
  bytesQuota: number;
  bytesAvailable: number;
  documentCount: number;
};

export type UploadItem = Key & {
  id: string;
  userId: string;
  userName: string;
  ownerId: string;
  ownerName: string;
  ownerEmail: string;
  documentId: string;
  isNewDocument: boolean;
  /** 0 for a new document. */
  baseVersion: number;
  isReadOnly: boolean;
  name: string;
  mimeType: string;
  size: number;
  sha256: string;
  objectKey: string;
  state: 'OPEN' | 'COMPLETED';
  createdAt: string;
  expiresAt: string;
  /** The version it became, with the document's revision at that moment. */
  version?: number;
  revision?: number;
  completedAt?: string;
  due?: string;
  dueAt?: string;
  ttl?: number;
};
