import type { ChangeKind, UploadState } from '../generated/types';
import type { Key } from './keys';
import type { GrantRole } from './shareItems';

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
  /** Absent while there has never been one. */
  shareCount?: number;
  /** Likewise. */
  linkCount?: number;
  objectKey: string;
  compositeSha256?: string | null;
  createdAt: string;
  updatedAt: string;
  updatedById: string;
  updatedByName: string;
  /** Who made the newest version; a rename changes `updatedById` only. */
  savedById: string;
  trashedAt?: string;
  /** Gone for everybody; its rows and bytes are on their way out. */
  deletedAt?: string;
  /** Absent once it is deleted: no list shows it. */
  gsi1pk?: string;
  gsi1sk?: string;
  /** When its rows and bytes go: in the trash or deleted only. */
  due?: string;
  dueAt?: string;
};

/** How a save left its document, for whoever asks for that save again: of all else, what differs from the upload. */
export type SavedState = Pick<DocumentItem, 'version' | 'revision' | 'updatedAt'> &
  Partial<Pick<DocumentItem, 'name' | 'mimeType' | 'isSha256Verified' | 'updatedById' | 'updatedByName'>>;

export type VersionItem = Key & {
  documentId: string;
  version: number;
  name: string;
  mimeType: string;
  size: number;
  sha256: string;
  isSha256Verified: boolean;
  objectKey: string;
  /** S3's checksum of the parts' checksums; null where one PUT brought the bytes, whose sha256 is verified. */
  compositeSha256?: string | null;
  uploadId: string;
  createdAt: string;
  createdById: string;
  createdByName: string;
  restoredFrom?: number;
};

export type ChangeItem = Key & {
  documentId: string;
  revision: number;
  kind: ChangeKind;
  version: number;
  name: string;
  actorId: string;
  actorName: string;
  at: string;
  /** Of SHARED and UNSHARED: whom it is about, where they have an account, and until when they have the document. */
  recipientId?: string;
  expiresAt?: string;
  /** What they were before, where they were anything. */
  formerRole?: GrantRole;
  /** How far it has come into the feeds: the last grantee, in the order of their ids, whose feed has it. */
  deliveredTo?: string;
  /** It is in all feeds. */
  isDelivered?: true;
};

export type AccountItem = Key & {
  id: string;
  email: string;
  name: string;
  createdAt: string;
  bytesQuota: number;
  bytesAvailable: number;
  /** Of open uploads. What is neither available nor reserved is used. */
  bytesReserved: number;
  documentCount: number;
  /** Of this person's uploads, to documents of others too, that are not put away yet; absent while there was never one. */
  openUploads?: number;
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
  /** The writer's word in the case of a multipart, where it may come as late as with `completeUpload`. */
  sha256?: string;
  objectKey: string;
  /** How the bytes are cut; neither is there where one PUT carries them all. */
  partSize?: number;
  partCount?: number;
  /** S3's name for the multipart, once there is one. */
  multipartId?: string;
  /** Known once the bytes were found; the version row keeps it. */
  compositeSha256?: string | null;
  /** What the bytes are, where that was found out; `mimeType` is what they were declared as. */
  contentType?: string;
  state: UploadState;
  createdAt: string;
  expiresAt: string;
  /** The document it was for, where it became a copy beside it. */
  copyOf?: string;
  /** Set as it is completed. */
  saved?: SavedState;
  /** Completed, but its bytes were not needed: their quota has been given back, and they are taken away. */
  isDiscarded?: true;
  due?: string;
  dueAt?: string;
  ttl?: number;
};

/** The order to take an object away that no row names any more; written together with what takes the last row away. */
export type RemovalItem = Key & {
  objectKey: string;
  documentId: string;
  /** Of a multipart that may not have been put together. */
  multipartId?: string;
  /** How often it has been carried out. */
  attempt: number;
  due: string;
  dueAt: string;
};
