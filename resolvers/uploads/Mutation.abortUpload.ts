import type { MutationAbortUploadArgs } from '../generated/types';
import { needs } from '../shared/access';
import { isId } from '../shared/input';
import { uploadNotFound } from './failures';
import type { UploadContext } from './stash';

export function request(ctx: UploadContext<MutationAbortUploadArgs>): object {
  const { id } = ctx.args;
  if (!isId(id)) uploadNotFound();
  needs(ctx, { uploadId: id });
  return {};
}

export function response(ctx: UploadContext): string {
  return ctx.prev.result as string;
}
