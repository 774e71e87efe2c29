import type { MutationPresignUploadPartsArgs, UploadPart } from '../generated/types';
import { isId } from '../shared/input';
import { uploadNotFound } from './failures';
import type { UploadContext } from './stash';

export function request(ctx: UploadContext<MutationPresignUploadPartsArgs>): object {
  const { uploadId } = ctx.args.input;
  if (!isId(uploadId)) uploadNotFound();
  ctx.stash.uploadId = uploadId;
  return {};
}

export function response(ctx: UploadContext): UploadPart[] {
  return ctx.prev.result as UploadPart[];
}
