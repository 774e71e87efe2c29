import type { Document, MutationCompleteUploadArgs } from '../generated/types';
import type { StepContext } from '../shared/context';
import { isId, requireBaseVersion } from '../shared/input';
import { uploadNotFound } from './loadUpload';

export function request(ctx: StepContext<MutationCompleteUploadArgs>): object {
  const { uploadId, baseVersion } = ctx.args.input;
  if (!isId(uploadId)) uploadNotFound();
  ctx.stash.uploadId = uploadId;
  ctx.stash.baseVersion = (baseVersion ?? null) === null ? null : requireBaseVersion(baseVersion ?? null);
  return {};
}

export function response(ctx: StepContext): Document {
  return ctx.prev.result as Document;
}
