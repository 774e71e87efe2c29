import type { Document, MutationRestoreVersionArgs } from '../generated/types';
import { needs } from '../shared/access';
import { isId, requireBaseVersion } from '../shared/input';
import { documentNotFound } from '../shared/outcome';
import type { VersionContext } from './stash';

export function request(ctx: VersionContext<MutationRestoreVersionArgs>): object {
  const { documentId, version, baseVersion } = ctx.args.input;
  if (!isId(documentId)) documentNotFound();
  ctx.stash.version = version;
  ctx.stash.baseVersion = requireBaseVersion(baseVersion);
  needs(ctx, { documentId, action: 'SAVE', account: true });
  return {};
}

export function response(ctx: VersionContext): Document {
  return ctx.prev.result as Document;
}
