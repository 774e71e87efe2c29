import type { Upload } from '../generated/types';
import { needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import type { UploadItem } from '../shared/items';
import { toUpload } from '../shared/upload';

export function request(ctx: StepContext): object {
  needs(ctx, {});
  return {};
}

export function response(ctx: StepContext): Upload[] {
  const { items } = ctx.prev.result as { items: UploadItem[] };
  return items.map((item) => toUpload(item));
}
