import type { Document, MutationRestoreVersionArgs } from '../generated/types';
import { needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { isId, requireBaseVersion } from '../shared/input';
import { documentNotFound } from '../shared/outcome';

export function request(ctx: StepContext<MutationRestoreVersionArgs>): object {
  const { documentId, version, baseVersion } = ctx.args.input;
  if (!isId(documentId)) documentNotFound();
  ctx.stash.version = version;
  ctx.stash.baseVersion = requireBaseVersion(baseVersion);
  needs(ctx, { documentId, action: 'SAVE', account: true });
  return {};
}

export function response(ctx: StepContext): Document {
  return ctx.prev.result as Document;
}
