import type { PresignedRequest, UploadedPart } from '../generated/types';
import type { StepContext } from '../shared/context';
import type { DocumentItem, UploadItem } from '../shared/items';
import type { StoredUpload } from '../shared/save';
import type { UploadPlan } from './upload';

/** What the steps of uploads tell each other. A step may read only what a step before it has written. */
type UploadStash = {
  plan: UploadPlan;
  uploadId: string;
  /** The base given with the call; null where the upload's own counts, and absent where nothing is saved. */
  baseVersion?: number | null;
  /** The sha256 given with the call; null where the upload's own counts. */
  sha256: string | null;
  /** True where a save that meets another head is to become a copy beside it. */
  isCopyWanted: boolean;
  upload: UploadItem;
  /** Where one PUT brings the bytes; else absent. */
  put?: PresignedRequest;
  /** A multipart that S3 has just begun. */
  multipartId: string;
  /** What S3 has of an upload in parts; null once they are put together, and absent where none are listed. */
  uploadedParts?: UploadedPart[] | null;
  /** True when S3 is still putting the parts together. */
  isPending: boolean;
  /** Where a document has the bytes of a save already: that document. */
  alreadySaved: DocumentItem | null;
  /** Where a save met another head than its base: that head. */
  conflict: { document: DocumentItem; baseVersion: number } | null;
  /** What the copy is called, where one is wanted. */
  copyName: string;
  /** True where the owner has no room for one more document, so that there is no copy. */
  isFull: boolean;
  /** The document as this request's transaction leaves it. */
  next: DocumentItem;
};

export type UploadContext<Args = unknown, Result = unknown> = StepContext<Args, Result, UploadStash>;

/** For the steps behind `finishTransfer`, which ends the request unless somebody has said the sha256. */
export function storedUpload(ctx: UploadContext): StoredUpload {
  return ctx.stash.upload as StoredUpload;
}
