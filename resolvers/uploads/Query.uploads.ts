import type { Upload } from '../generated/types';
import { needs } from '../shared/access';
import type { UploadItem } from '../shared/items';
import { toUpload } from './upload';
import type { UploadContext } from './stash';

export function request(ctx: UploadContext): object {
  needs(ctx, {});
  return {};
}

export function response(ctx: UploadContext): Upload[] {
  const { items } = ctx.prev.result as { items: UploadItem[] };
  return items.map((item) => toUpload(item));
}
