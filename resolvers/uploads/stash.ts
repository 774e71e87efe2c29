import type { PresignedRequest, UploadedPart } from '../generated/types';
import type { StepContext } from '../shared/context';
import type { DocumentItem, UploadItem } from '../shared/items';
import type { StoredUpload } from '../shared/save';
import type { UploadPlan } from './upload';

/** What the steps of uploads pass to each other. A step may read only what a step before it has written. */
type UploadStash = {
  plan: UploadPlan;
  uploadId: string;
  /** The base version given with the call; null to use the upload's own, absent if nothing is saved. */
  baseVersion?: number | null;
  /** The sha256 given with the call; null to use the upload's own. */
  sha256: string | null;
  /** True if a save in conflict becomes a copy. */
  isCopyWanted: boolean;
  upload: UploadItem;
  /** Present if the bytes are sent in one PUT. */
  put?: PresignedRequest;
  /** A multipart that S3 has just begun. */
  multipartId: string;
  /** The parts that S3 has; null once they are joined, absent if none were listed. */
  uploadedParts?: UploadedPart[] | null;
  /** True while S3 is still joining the parts. */
  isPending: boolean;
  /** The document that has these bytes already; otherwise null. */
  alreadySaved: DocumentItem | null;
  /** The head that a save met instead of its base; null without a conflict. */
  conflict: { document: DocumentItem; baseVersion: number } | null;
  /** The name of the copy, if one is wanted. */
  copyName: string;
  /** True if the owner may have no more documents, so that no copy is made. */
  isFull: boolean;
  /** The document after this request's transaction. */
  next: DocumentItem;
};

export type UploadContext<Args = unknown, Result = unknown> = StepContext<Args, Result, UploadStash>;

/** For the steps after `finishTransfer`, which fails unless the sha256 was given. */
export function storedUpload(ctx: UploadContext): StoredUpload {
  return ctx.stash.upload as StoredUpload;
}
