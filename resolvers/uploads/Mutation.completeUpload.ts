import type { Document, MutationCompleteUploadArgs } from '../generated/types';
import { isId, requireBaseVersion, requireSha256 } from '../shared/input';
import { uploadNotFound } from './failures';
import type { UploadContext } from './stash';

export function request(ctx: UploadContext<MutationCompleteUploadArgs>): object {
  const { uploadId, baseVersion, onConflict } = ctx.args.input;
  const sha256 = ctx.args.input.sha256 ?? null;
  if (!isId(uploadId)) uploadNotFound();
  ctx.stash.uploadId = uploadId;
  ctx.stash.baseVersion = (baseVersion ?? null) === null ? null : requireBaseVersion(baseVersion ?? null);
  ctx.stash.sha256 = sha256 === null ? null : requireSha256(sha256);
  ctx.stash.isCopyWanted = onConflict === 'COPY';
  return {};
}

export function response(ctx: UploadContext): Document {
  return ctx.prev.result as Document;
}
