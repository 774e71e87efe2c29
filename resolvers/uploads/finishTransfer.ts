import { runtime, util, type LambdaRequest } from '@aws-appsync/utils';
import { plain } from '../../schema/text';
import { granted } from '../shared/access';
import type { UploadItem } from '../shared/items';
import { planOf } from '../shared/multipart';
import { copyName } from '../shared/names';
import { fail, invalid } from '../shared/outcome';
import { callPresign, presignAnswer, type PartsToJoin, type StoredObject } from '../shared/presign';
import { noParts } from './failures';
import type { UploadContext } from './stash';

/**
 * S3 joins the parts into one object, which must match what the upload announced before any row is
 * written. It can safely be repeated.
 */
export function request(ctx: UploadContext): LambdaRequest {
  const upload = withSha256(ctx.stash.upload, ctx.stash.sha256);
  ctx.stash.upload = upload;
  if (upload.state === 'COMPLETED') runtime.earlyReturn(null);
  const { objectKey } = upload;
  return callPresign({ action: 'finishTransfer', objectKey, name: nameOf(ctx), parts: partsOf(upload) });
}

export function response(ctx: UploadContext): null {
  const transfer = presignAnswer(ctx, 'finishTransfer');
  if (transfer.outcome === 'GONE') fail('Conflict', 'The parts of this upload are gone. Start a new one.');
  if (transfer.outcome === 'INCOMPLETE') {
    const { missingParts } = transfer;
    fail('Conflict', 'Some parts of the file have not arrived yet. Send them, then complete the upload.', {
      missingParts,
    });
  }
  if (transfer.outcome === 'ABSENT') {
    fail('Conflict', 'The file has not arrived yet. Send its bytes, then complete the upload.');
  }
  ctx.stash.isPending = transfer.outcome === 'PENDING';
  if (transfer.outcome === 'DONE') keepStored(ctx, transfer.stored);
  return null;
}

/** The client states the sha256 with either call: at least once, and the same if twice. */
function withSha256(upload: UploadItem, given: string | null): UploadItem {
  const sha256 = upload.sha256 ?? given;
  if (sha256 === null) invalid('Say the sha256 of the whole file, now that all of it was sent.', 'sha256');
  if (given !== null && given !== sha256) invalid('This upload was begun with another sha256.', 'sha256');
  return { ...upload, sha256 };
}

function partsOf(upload: UploadItem): PartsToJoin | null {
  const { multipartId, size } = upload;
  const plan = planOf(upload);
  if (!plan) return null;
  if (!multipartId) noParts();
  return { multipartId, size, plan };
}

function keepStored(ctx: UploadContext, stored: StoredObject): void {
  const upload = ctx.stash.upload;
  const isPromised = stored.size === upload.size && stored.mimeType === upload.mimeType;
  if (!isPromised || !hasChecksum(stored, upload)) {
    fail('Conflict', 'The bytes that arrived are not those that were announced. Start a new upload.');
  }
  ctx.stash.upload = { ...upload, compositeSha256: stored.compositeSha256, contentType: stored.contentType };
  if (ctx.stash.isCopyWanted)
    ctx.stash.copyName = copyName(plain(nameOf(ctx)), plain(upload.userName), util.time.nowISO8601());
}

/** The document's current name: it may have been renamed since the upload began. */
function nameOf(ctx: UploadContext): string {
  return granted(ctx).document?.name ?? ctx.stash.upload.name;
}

/** S3 has verified each part of a multipart; its composite checksum shows how many parts there are. */
function hasChecksum({ sha256, compositeSha256 }: StoredObject, upload: UploadItem): boolean {
  const plan = planOf(upload);
  return plan ? (compositeSha256 ?? '').endsWith(`-${plan.partCount}`) : sha256 === upload.sha256;
}
