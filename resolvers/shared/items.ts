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
  /** Absent while there has never been one. */
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
  /** When it was deleted: nobody sees it any more, and housekeeping deletes its rows and bytes. */
  deletedAt?: string;
  /** Absent once it is deleted, so that no list shows it. */
  gsi1pk?: string;
  gsi1sk?: string;
  /** When its rows and bytes are deleted; only in the trash or once deleted. */
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
  /** True once it is in all feeds. */
  isDelivered?: true;
};

export type AccountItem = Key & {
  id: string;
  email: string;
  name: string;
  createdAt: string;
  bytesQuota: number;
  bytesAvailable: number;
  /** Bytes of open uploads. What is neither available nor reserved is used. */
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
  /** Stated by the client; for a multipart it may be given only with `completeUpload`. */
  sha256?: string;
  objectKey: string;
  /** How the bytes are split into parts; both absent if one PUT carries them all. */
  partSize?: number;
  partCount?: number;
  /** S3's id of the multipart, once there is one. */
  multipartId?: string;
  /** Known once the bytes were found; the version row keeps it. */
  compositeSha256?: string | null;
  /** What the bytes are, where that was found out; `mimeType` is what they were declared as. */
  contentType?: string;
  state: UploadState;
  createdAt: string;
  expiresAt: string;
  /** The document it was meant for, if it became a copy instead. */
  copyOf?: string;
  /** Set as it is completed. */
  saved?: SavedState;
  /** Completed, but its bytes were not needed: their quota is given back and they are deleted. */
  isDiscarded?: true;
  due?: string;
  dueAt?: string;
  ttl?: number;
};

/** An order to delete an object, written in the transaction that deletes the last row that refers to it. */
export type RemovalItem = Key & {
  objectKey: string;
  documentId: string;
  /** The multipart to abort, if its parts may not have been joined. */
  multipartId?: string;
  /** How often it has been carried out so far. */
  attempt: number;
  due: string;
  dueAt: string;
};
