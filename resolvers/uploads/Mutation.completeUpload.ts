import type { Document, MutationCompleteUploadArgs } from '../generated/types';
import type { StepContext } from '../shared/context';
import { isId, requireBaseVersion, requireSha256 } from '../shared/input';
import { uploadNotFound } from './failures';

export function request(ctx: StepContext<MutationCompleteUploadArgs>): object {
  const { uploadId, baseVersion, onConflict } = ctx.args.input;
  const sha256 = ctx.args.input.sha256 ?? null;
  if (!isId(uploadId)) uploadNotFound();
  ctx.stash.uploadId = uploadId;
  ctx.stash.baseVersion = (baseVersion ?? null) === null ? null : requireBaseVersion(baseVersion ?? null);
  ctx.stash.sha256 = sha256 === null ? null : requireSha256(sha256);
  ctx.stash.isCopyWanted = onConflict === 'COPY';
  return {};
}

export function response(ctx: StepContext): Document {
  return ctx.prev.result as Document;
}
