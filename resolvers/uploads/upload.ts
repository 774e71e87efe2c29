import { util } from '@aws-appsync/utils';
import { losingBytesDays, multipartUploadDays, uploadSeconds } from '../../schema/limits';
import type { Upload } from '../generated/types';
import type { Granted } from '../shared/accessStash';
import { secondsOfDay } from '../shared/counts';
import type { AccountItem, UploadItem } from '../shared/items';
import { dueShard, objectKeyOf, uploadKey } from '../shared/keys';
import { multipartPlanOf, planOf } from '../shared/multipart';
import { recordLifeSeconds, stateOf } from './uploadState';

/** The validated arguments of `createUpload`. */
export type UploadPlan = {
  id: string;
  /** A ULID that identifies the object in the bucket, and the document if it is new. */
  objectId: string;
  documentId: string;
  isNewDocument: boolean;
  baseVersion: number;
  isReadOnly: boolean;
  /** Null for a new version: it keeps the document's name. */
  name: string | null;
  mimeType: string;
  size: number;
  /** Null if it is given with `completeUpload` instead. */
  sha256: string | null;
};

/** The upload row of a plan: open for an hour, or for days if the bytes are sent in parts. */
export function uploadOf(plan: UploadPlan, by: Granted, account: AccountItem): UploadItem {
  const now = util.time.nowEpochSeconds();
  const parts = multipartPlanOf(plan.size);
  const expiresAt = endOf(parts ? multipartUploadDays * secondsOfDay : uploadSeconds);
  const owner = ownerOf(by, account);
  return {
    ...uploadKey(by.callerId, plan.id),
    id: plan.id,
    userId: by.callerId,
    userName: account.name,
    ...owner,
    documentId: plan.documentId,
    isNewDocument: plan.isNewDocument,
    baseVersion: plan.baseVersion,
    isReadOnly: plan.isReadOnly,
    name: plan.name ?? by.document?.name ?? '',
    mimeType: plan.mimeType,
    size: plan.size,
    ...(plan.sha256 === null ? {} : { sha256: plan.sha256 }),
    ...parts,
    objectKey: objectKeyOf(owner.ownerId, plan.documentId, plan.objectId),
    state: 'OPEN',
    createdAt: util.time.epochMilliSecondsToISO8601(now * 1000),
    expiresAt,
    due: dueShard(plan.objectId),
    dueAt: expiresAt,
  };
}

/** Until when the bytes of a save that lost a race are kept, ISO 8601. */
export function conflictEnd(): string {
  return endOf(losingBytesDays * secondsOfDay);
}

/** TTL of an upload that became no version: the row stays so that the writer can be told. */
export function recordEnd(): number {
  return util.time.nowEpochSeconds() + recordLifeSeconds;
}

function endOf(seconds: number): string {
  return util.time.epochMilliSecondsToISO8601((util.time.nowEpochSeconds() + seconds) * 1000);
}

/** True if the plan repeats the request that made the upload. */
export function isSamePlan(upload: UploadItem, plan: UploadPlan): boolean {
  return (
    upload.isNewDocument === plan.isNewDocument &&
    (plan.isNewDocument ? upload.name === plan.name : (upload.copyOf ?? upload.documentId) === plan.documentId) &&
    upload.baseVersion === plan.baseVersion &&
    upload.isReadOnly === plan.isReadOnly &&
    upload.mimeType === plan.mimeType &&
    upload.size === plan.size &&
    (plan.sha256 === null || upload.sha256 === plan.sha256)
  );
}

/** The upload as the schema shows it; the field adds what is signed or listed at S3. */
export function toUpload(item: UploadItem): Upload {
  return {
    id: item.id,
    documentId: item.documentId,
    baseVersion: item.isNewDocument ? null : item.baseVersion,
    name: item.saved?.name ?? item.name,
    mimeType: item.mimeType,
    size: item.size,
    createdAt: item.createdAt,
    state: stateOf(item, util.time.nowISO8601()),
    expiresAt: item.expiresAt,
    put: null,
    parts: planOf(item),
    uploadedParts: null,
  };
}

/** The ULID that names the upload's object. */
export function objectIdOf({ objectKey }: UploadItem): string {
  return objectKey.slice(objectKey.lastIndexOf('/') + 1);
}

type OwnerOfUpload = Pick<UploadItem, 'ownerId' | 'ownerName' | 'ownerEmail'>;

function ownerOf(by: Granted, account: AccountItem): OwnerOfUpload {
  const document = by.document;
  if (!document) return { ownerId: account.id, ownerName: account.name, ownerEmail: account.email };
  return { ownerId: document.ownerId, ownerName: document.ownerName, ownerEmail: document.ownerEmail };
}
