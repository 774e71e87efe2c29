import { runtime, util, type LambdaRequest } from '@aws-appsync/utils';
import { plain } from '../../schema/text';
import { granted } from '../shared/access';
import type { StepContext } from '../shared/context';
import type { UploadItem } from '../shared/items';
import { planOf } from '../shared/multipart';
import { copyName } from '../shared/names';
import { fail } from '../shared/outcome';
import { callPresign, presignAnswer, type StoredObject } from '../shared/presign';

/** What S3 holds must be what the upload promised, before any row says so. */
export function request(ctx: StepContext): LambdaRequest {
  const { objectKey, state } = ctx.stash.upload;
  if (state === 'COMPLETED') runtime.earlyReturn(null);
  return callPresign({ action: 'inspect', objectKey, name: nameOf(ctx) });
}

export function response(ctx: StepContext): null {
  const upload = ctx.stash.upload;
  const stored = presignAnswer(ctx, 'inspect');
  if (!stored) fail('Conflict', 'The bytes have not arrived yet. Send them with the signed PUT, then complete.');
  const isPromised = stored.size === upload.size && stored.mimeType === upload.mimeType;
  if (!isPromised || !hasChecksum(stored, upload)) {
    fail('Conflict', 'The stored bytes are not the promised ones. Start again with createUpload.');
  }
  ctx.stash.upload = { ...upload, compositeSha256: stored.compositeSha256, contentType: stored.contentType };
  if (ctx.stash.isCopyWanted)
    ctx.stash.copyName = copyName(plain(nameOf(ctx)), plain(upload.userName), util.time.nowISO8601());
  return null;
}

/** What the bytes are called now, which a rename may have changed since they were sent. */
function nameOf(ctx: StepContext): string {
  return granted(ctx).document?.name ?? ctx.stash.upload.name;
}

/** Of a multipart S3 has verified each part; how many there are shows in the checksum that it made of theirs. */
function hasChecksum({ sha256, compositeSha256 }: StoredObject, upload: UploadItem): boolean {
  const plan = planOf(upload);
  return plan ? (compositeSha256 ?? '').endsWith(`-${plan.partCount}`) : sha256 === upload.sha256;
}
