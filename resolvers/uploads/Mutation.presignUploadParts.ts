import type { MutationPresignUploadPartsArgs, UploadPart } from '../generated/types';
import type { StepContext } from '../shared/context';
import { isId } from '../shared/input';
import { uploadNotFound } from './failures';

export function request(ctx: StepContext<MutationPresignUploadPartsArgs>): object {
  const { uploadId } = ctx.args.input;
  if (!isId(uploadId)) uploadNotFound();
  ctx.stash.uploadId = uploadId;
  return {};
}

export function response(ctx: StepContext): UploadPart[] {
  return ctx.prev.result as UploadPart[];
}
