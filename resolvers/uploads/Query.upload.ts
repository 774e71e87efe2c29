import type { QueryUploadArgs, Upload } from '../generated/types';
import { needs } from '../shared/access';
import { isId } from '../shared/input';
import { toUpload } from './upload';
import { uploadNotFound } from './failures';
import type { UploadContext } from './stash';

export function request(ctx: UploadContext<QueryUploadArgs>): object {
  if (!isId(ctx.args.id)) uploadNotFound();
  needs(ctx, { uploadId: ctx.args.id });
  return {};
}

export function response(ctx: UploadContext): Upload {
  return { ...toUpload(ctx.stash.upload), uploadedParts: ctx.stash.uploadedParts ?? null };
}
