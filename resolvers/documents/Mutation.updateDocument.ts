import type { Document, MutationUpdateDocumentArgs } from '../generated/types';
import { needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { isId, requireName } from '../shared/input';
import { documentNotFound } from '../shared/outcome';

export function request(ctx: StepContext<MutationUpdateDocumentArgs>): object {
  const { id, name } = ctx.args.input;
  if (!isId(id)) documentNotFound();
  const isRename = (name ?? null) !== null;
  ctx.stash.name = isRename ? requireName(name ?? null) : null;
  needs(ctx, { documentId: id, action: isRename ? 'RENAME' : 'READ', account: true });
  return {};
}

export function response(ctx: StepContext): Document {
  return ctx.prev.result as Document;
}
