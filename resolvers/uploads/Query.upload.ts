import type { QueryUploadArgs, Upload } from '../generated/types';
import { needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { isId } from '../shared/input';
import { toUpload } from '../shared/upload';
import { uploadNotFound } from './failures';

export function request(ctx: StepContext<QueryUploadArgs>): object {
  if (!isId(ctx.args.id)) uploadNotFound();
  needs(ctx, { uploadId: ctx.args.id });
  return {};
}

export function response(ctx: StepContext): Upload {
  return { ...toUpload(ctx.stash.upload), uploadedParts: ctx.stash.uploadedParts ?? null };
}
