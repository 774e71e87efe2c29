import type { MutationAbortUploadArgs } from '../generated/types';
import { needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { isId } from '../shared/input';
import { uploadNotFound } from './failures';

export function request(ctx: StepContext<MutationAbortUploadArgs>): object {
  const { id } = ctx.args;
  if (!isId(id)) uploadNotFound();
  needs(ctx, { uploadId: id });
  return {};
}

export function response(ctx: StepContext): string {
  return ctx.prev.result as string;
}
